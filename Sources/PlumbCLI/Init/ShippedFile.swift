internal import CPlumbData

/// A file of Plumbline's repository that the command carries, to write it where it is used.
enum ShippedFile {
  case hooks
  case github
  case gitlab
  case codebuild
  case backupReadme
  case backupPicture
  case backupTemplate
  case backupFunction
  case backupFunctionTests

  /// What the file held when the command was built.
  var text: String {
    var count = 0
    let start = unsafe plumb_shipped_file(number, &count)
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  private var number: plumb_shipped {
    switch self {
    case .hooks: plumb_shipped_hooks
    case .github: plumb_shipped_github
    case .gitlab: plumb_shipped_gitlab
    case .codebuild: plumb_shipped_codebuild
    case .backupReadme: plumb_shipped_backup_readme
    case .backupPicture: plumb_shipped_backup_picture
    case .backupTemplate: plumb_shipped_backup_template
    case .backupFunction: plumb_shipped_backup_function
    case .backupFunctionTests: plumb_shipped_backup_function_tests
    }
  }
}
