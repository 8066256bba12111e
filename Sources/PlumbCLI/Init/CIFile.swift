/// What is written for a CI service, and where to.
struct CIFile {
  /// From the root of the repository.
  let path: String
  /// Where it goes if the service's own file is there already; nil where it has a file for each job.
  let pathBesideOwn: String?
  /// What shows that a repository uses the service.
  let signs: [String]
  /// What is left to do when the file has been written.
  let step: String
  /// The same for the one beside the service's own.
  let stepBesideOwn: String
  private let shipped: ShippedFile

  var text: String { shipped.text }

  /// Nil for no service.
  init?(_ service: InitCommand.CI) {
    switch service {
    case .github:
      path = ".github/workflows/plumbline.yml"
      pathBesideOwn = nil
      signs = [".github"]
      step = "put the address and a commit of Plumbline into .github/workflows/plumbline.yml"
      stepBesideOwn = step
      shipped = .github
    case .gitlab:
      path = ".gitlab-ci.yml"
      pathBesideOwn = ".gitlab/plumbline.yml"
      signs = [path]
      step = "put an image that has plumb into .gitlab-ci.yml"
      stepBesideOwn =
        "put an image that has plumb into .gitlab/plumbline.yml, and "
        + "'include: [{local: .gitlab/plumbline.yml}]' into .gitlab-ci.yml"
      shipped = .gitlab
    case .codebuild:
      path = "buildspec.yml"
      pathBesideOwn = "buildspec-plumbline.yml"
      signs = [path]
      step = "give the CodeBuild project an image that has plumb"
      stepBesideOwn =
        "make a CodeBuild project of buildspec-plumbline.yml, with an image that has plumb"
      shipped = .codebuild
    case .none: return nil
    }
  }
}
