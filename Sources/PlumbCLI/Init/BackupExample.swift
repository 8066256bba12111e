/// The backup stack, as whoever deploys it needs it.
enum BackupExample {
  static let directory = "backup"

  /// The name and the text of each file.
  static var files: [(name: String, text: String)] {
    [
      ("README.md", readme), ("architecture.svg", ShippedFile.backupPicture.text),
      ("template.yaml", ShippedFile.backupTemplate.text),
      ("function/backup.py", ShippedFile.backupFunction.text),
      ("function/test_backup.py", ShippedFile.backupFunctionTests.text),
    ]
  }

  /// Up to the part about Plumbline's repository.
  private static var readme: String {
    let lines = ShippedFile.backupReadme.text.split(
      separator: "\n", omittingEmptySubsequences: false)
    let own = lines.prefix { $0 != "## In Plumbline's repository" }
    return own.joined(separator: "\n")
  }
}
