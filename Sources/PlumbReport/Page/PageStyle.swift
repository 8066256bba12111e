/// How the page looks: on a telephone, on a screen, in the dark, and on paper.
enum PageStyle {
  static let css: StaticString = """

    :root { --text: #1b1f24; --quiet: #57606a; --back: #ffffff;
      --panel: #f6f8fa; --rule: #d0d7de; --link: #0550ae; --good: #11632a; --bad: #b3131e;
      --warn: #8a5300; --good-back: #e6f6ea; --bad-back: #fdecec; --warn-back: #fff6e0;
      --note: #0550ae; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #e6edf3; --quiet: #9ea7b3; --back: #0d1117; --panel: #161b22;
        --rule: #3d444d; --link: #79c0ff; --good: #7ee787; --bad: #ff8e86; --warn: #e3b341;
        --good-back: #12261a; --bad-back: #2d1517; --warn-back: #2a2110; --note: #79c0ff; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans",
      sans-serif; color: var(--text); background: var(--back); }
    header, main, footer { max-width: 75rem; margin: 0 auto; padding: 0 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 0.5rem; overflow-wrap: anywhere; }
    h2 { font-size: 1.35rem; margin: 2rem 0 0.75rem; overflow-wrap: anywhere; }
    h3 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
    h4 { font-size: 1rem; margin: 0 0 0.5rem; overflow-wrap: anywhere; }
    a { color: var(--link); }
    a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link);
      outline-offset: 2px; }
    .skip { position: absolute; left: -999em; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--back); padding: 0.5rem; }
    .scroll { overflow-x: auto; max-width: 100%; }
    .scroll svg.fits { max-width: 100%; height: auto; min-width: 60rem; }
    .verdict { border-left: 6px solid var(--rule); background: var(--panel);
      padding: 0.75rem 1rem; }
    .verdict p { margin: 0.25rem 0; }
    .verdict .answer { font-size: 1.3rem; font-weight: 600; line-height: 1.35; }
    .verdict.holds { border-color: var(--good); background: var(--good-back); }
    .verdict.fails { border-color: var(--bad); background: var(--bad-back); }
    .verdict.open, .verdict.accepted { border-color: var(--warn); background: var(--warn-back); }
    table { border-collapse: collapse; width: 100%; }
    th, td { border-bottom: 1px solid var(--rule); padding: 0.4rem 0.6rem; text-align: left;
      vertical-align: top; }
    tbody th { font-weight: 400; }
    .matrix td { min-width: 7rem; }
    .matrix td a { color: inherit; }
    .matrix tbody th { min-width: 11rem; }
    td.holds, span.holds { color: var(--good); }
    td.fails, span.fails { color: var(--bad); font-weight: 600; }
    td.open, span.open, td.accepted, span.accepted { color: var(--warn); font-weight: 600; }
    td.none, span.none { color: var(--quiet); }
    td.fails { background: var(--bad-back); }
    td.open, td.accepted { background: var(--warn-back); }
    .number { text-align: right; }
    .ways { background: var(--panel); padding: 0.5rem 1rem; }
    .verdict ul { margin: 0.5rem 0 0; padding-left: 1.2rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 0; }
    dt { color: var(--quiet); }
    dd { margin: 0; overflow-wrap: anywhere; }
    article { border: 1px solid var(--rule); border-radius: 6px; padding: 0.75rem 1rem;
      margin: 0 0 1rem; }
    article ul { margin: 0; padding-left: 1.2rem; }
    article p { margin: 0; }
    article:target { outline: 3px solid var(--link); }
    .finding { border-left-width: 6px; }
    .finding.error { border-left-color: var(--bad); }
    .finding.warning, .finding.accepted { border-left-color: var(--warn); }
    .finding.note { border-left-color: var(--note); }
    .severity { font-weight: 400; color: var(--quiet); border: 1px solid var(--rule);
      border-radius: 4px; padding: 0 0.35rem; }
    .error .severity { color: var(--bad); border-color: var(--bad); }
    .warning .severity { color: var(--warn); border-color: var(--warn); }
    .note .severity { color: var(--note); border-color: var(--note); }
    pre { background: var(--panel); padding: 0.5rem; margin: 0 0 0.75rem; font-size: 0.85rem;
      line-height: 1.4; }
    code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",
      monospace; }
    code { overflow-wrap: anywhere; font-size: 0.9em; }
    footer { color: var(--quiet); margin-top: 2rem; border-top: 1px solid var(--rule); }
    @media (max-width: 40rem) {
      h1 { font-size: 1.35rem; }
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin: 0 0 0.5rem; }
      .ways { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; }
      .matrix td { min-width: 5.5rem; }
      .matrix tbody th { min-width: 9rem; }
      th, td { padding: 0.35rem 0.4rem; }
    }
    @media print {
      :root { --text: #000000; --quiet: #333333; --back: #ffffff; --panel: #ffffff;
        --rule: #999999; --link: #000000; --good: #11632a; --bad: #b3131e; --warn: #8a5300;
        --good-back: #ffffff; --bad-back: #ffffff; --warn-back: #ffffff; --note: #0550ae; }
      body { font-size: 10pt; }
      .skip { display: none; }
      .scroll { overflow: visible; }
      .scroll svg { max-width: 100%; height: auto; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      article, tr { break-inside: avoid; }
      h2, h3, h4 { break-after: avoid; }
    }

    """
}
