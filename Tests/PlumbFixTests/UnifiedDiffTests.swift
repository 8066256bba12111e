import PlumbFix
import Testing

@Test(arguments: [
  ("a\nb\n", "a\nb\n", ""),
  ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
  ("a\n", "a\nb\n", "@@ -1 +1,2 @@\n a\n+b\n"),
  (
    "a", "a\nb",
    "@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n"
  ),
  ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
  ("a\r\nb\r\n", "a\r\n", "@@ -1,2 +1 @@\n a\r\n-b\r\n"),
  (
    "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n",
    "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -6,4 +7,3 @@\n 6\n 7\n 8\n-9\n"
  ),
])
func aDifferenceIsWrittenAsDiffDoes(old: String, new: String, hunks: String) {
  let diff = UnifiedDiff(name: "t.yaml", old: Array(old.utf8), new: Array(new.utf8))
  let head = hunks.isEmpty ? "" : "--- t.yaml\n+++ t.yaml\n"
  #expect(String(decoding: diff.bytes, as: UTF8.self) == head + hunks)
}
