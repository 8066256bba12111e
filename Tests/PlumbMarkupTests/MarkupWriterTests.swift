import PlumbMarkup
import Testing

struct MarkupWriterTests {
  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("\"x\"", "\"x\""),
    ("bell\u{7}", "bell\u{FFFD}"), ("a\u{202E}b", "a\u{FFFD}b"), ("é 😀", "é 😀"),
  ])
  func textIsEscaped(text: String, expected: String) {
    #expect(MarkupWriter.text(.element("b", [:], .text(text)), as: .html) == "<b>\(expected)</b>")
  }

  @Test func anAttributeCannotBeLeft() {
    let link = Markup.element("a", ["href": "\"><script>\n", "title": nil, "hidden": ""], "x")
    #expect(
      MarkupWriter.text(link, as: .html)
        == "<a href=\"&quot;&gt;&lt;script&gt;&#10;\" hidden=\"\">x</a>")
  }

  @Test func onlyXMLClosesEmptyElementsShortly() {
    let markup = Markup.group([.element("hr"), .element("span", ["class": "a"]), .element("i")])
    #expect(
      MarkupWriter.text(markup, as: .html) == "<hr>\n<span class=\"a\"></span><i></i>\n")
    #expect(MarkupWriter.text(markup, as: .xml) == "<hr/>\n<span class=\"a\"/><i/>\n")
  }
}
