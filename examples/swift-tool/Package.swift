// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "check-stacks",
  platforms: [.macOS(.v13)],
  dependencies: [
    // In a package of your own: .package(url: "https://git.example.com/plumbline", branch: "main", traits: [])
    .package(name: "plumbline", path: "../..", traits: [])
  ],
  targets: [
    .executableTarget(
      name: "check-stacks", dependencies: [.product(name: "Plumbline", package: "plumbline")])
  ]
)
