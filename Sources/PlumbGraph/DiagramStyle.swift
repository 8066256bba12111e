/// How drawings look, in light and in dark surroundings.
public enum DiagramStyle {
  /// How many groups have a colour of their own; further ones begin anew.
  static let groupColorCount = 8

  /// Texts have a contrast of at least 4.5 to 1 with what is behind them
  /// (https://www.w3.org/TR/WCAG22/#contrast-minimum).
  public static let css: StaticString = """

    .plumb-map { --ink: #1b1f24; --soft: #57606a; --line: #6e7781; --paper: #ffffff;
      --body: #ffffff; --edge: #8c959f; --error: #b3131e; --warning: #8a5300; --note: #0550ae;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
    @media (prefers-color-scheme: dark) {
      .plumb-map { --ink: #e6edf3; --soft: #9ea7b3; --line: #8b949e; --paper: #0d1117;
        --body: #161b22; --edge: #6e7681; --error: #ff8e86; --warning: #e3b341; --note: #79c0ff; }
    }
    @media print {
      .plumb-map { --ink: #000000; --soft: #333333; --line: #555555; --paper: #ffffff;
        --body: #ffffff; --edge: #777777; --error: #b3131e; --warning: #8a5300; --note: #0550ae; }
    }
    .plumb-map .paper { fill: var(--paper); }
    .plumb-map text { fill: var(--ink); }
    .plumb-map text.title { font-weight: 600; }
    .plumb-map text.subtitle { fill: var(--soft); }
    .plumb-map text.error { fill: var(--error); font-weight: 600; }
    .plumb-map text.warning { fill: var(--warning); font-weight: 600; }
    .plumb-map text.note { fill: var(--note); }
    .plumb-map .body { fill: var(--body); stroke: var(--edge); stroke-width: 1; }
    .plumb-map .error .body { stroke: var(--error); stroke-width: 2.5; }
    .plumb-map .warning .body { stroke: var(--warning); stroke-width: 2.5; }
    .plumb-map .note .body { stroke: var(--note); stroke-width: 1.5; }
    .plumb-map .possible .body { stroke-dasharray: 6 3; }
    .plumb-map .absent .body { stroke: var(--line); stroke-width: 1; stroke-dasharray: 2 3; }
    .plumb-map .absent .stripe { opacity: 0.3; }
    .plumb-map .absent text { fill: var(--soft); font-weight: 400; }
    .plumb-map .line { fill: none; stroke: var(--line); stroke-width: 1.2; }
    .plumb-map .head { fill: var(--line); }
    .plumb-map .dashed .line { stroke-dasharray: 5 4; }
    .plumb-map .arrow.absent { opacity: 0.4; }
    .plumb-map a:hover .body, .plumb-map a:focus .body { stroke-width: 4; }
    .plumb-map .group0 .stripe { fill: #2f6feb; }
    .plumb-map .group1 .stripe { fill: #1a9850; }
    .plumb-map .group2 .stripe { fill: #d4622a; }
    .plumb-map .group3 .stripe { fill: #8250df; }
    .plumb-map .group4 .stripe { fill: #0b9bb3; }
    .plumb-map .group5 .stripe { fill: #bf3989; }
    .plumb-map .group6 .stripe { fill: #9a8300; }
    .plumb-map .group7 .stripe { fill: #6e7781; }

    """
}
