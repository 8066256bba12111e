// swift-tools-version: 6.2
// One section a target with its tests, from the bottom up; a target depends only on sections above
// its own (Docs/Modules.md). Arrays are sorted.

import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "plumbline",
  platforms: [.macOS(.v13)],
  products: [
    .library(name: "Plumbline", targets: ["Plumbline"]),
    .executable(name: "plumb", targets: ["PlumbCLI"]),
    .executable(name: "plumb-dev", targets: ["PlumbDev"]),
  ],
  traits: [
    .trait(name: "CLI", description: "The command 'plumb', which needs swift-argument-parser."),
    .default(enabledTraits: ["CLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // MARK: System libraries and data
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),

    .target(
      name: "CPlumbData",
      exclude: ["aws.digest", "backup.digest", "iam-actions.bin", "schemas.bin"]),

    // MARK: TestSupport
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),

    // MARK: PlumbSource
    .target(name: "PlumbSource", swiftSettings: settings),
    .testTarget(
      name: "PlumbSourceTests", dependencies: ["PlumbSource"], swiftSettings: settings),

    // MARK: PlumbFix
    .target(name: "PlumbFix", dependencies: ["PlumbSource"], swiftSettings: settings),
    .testTarget(
      name: "PlumbFixTests", dependencies: ["PlumbFix", "PlumbSource"], swiftSettings: settings),

    // MARK: PlumbPattern
    .target(name: "PlumbPattern", dependencies: ["CPCRE2"], swiftSettings: settings),
    .testTarget(
      name: "PlumbPatternTests", dependencies: ["PlumbPattern"], swiftSettings: settings),

    // MARK: PlumbSchema
    .target(name: "PlumbSchema", dependencies: ["CPlumbData"], swiftSettings: settings),
    .testTarget(
      name: "PlumbSchemaTests", dependencies: ["PlumbPattern", "PlumbSchema"],
      swiftSettings: settings),

    // MARK: PlumbSyntax
    .target(
      name: "PlumbSyntax", dependencies: ["CYAML", "PlumbSource"], swiftSettings: settings),
    .testTarget(
      name: "PlumbSyntaxTests", dependencies: ["PlumbSource", "PlumbSyntax"],
      swiftSettings: settings),

    // MARK: CEL
    .target(name: "CEL", dependencies: ["PlumbPattern"], swiftSettings: settings),
    .testTarget(name: "CELTests", dependencies: ["CEL"], swiftSettings: settings),

    // MARK: PlumbTemplate
    .target(
      name: "PlumbTemplate", dependencies: ["PlumbPattern", "PlumbSource", "PlumbSyntax"],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbTemplateTests",
      dependencies: ["PlumbSource", "PlumbSyntax", "PlumbTemplate", "TestSupport"],
      swiftSettings: settings),

    // MARK: PlumbIAM
    .target(
      name: "PlumbIAM", dependencies: ["CPlumbData", "PlumbTemplate"], swiftSettings: settings),
    .testTarget(name: "PlumbIAMTests", dependencies: ["PlumbIAM"], swiftSettings: settings),

    // MARK: PlumbEngine
    .target(
      name: "PlumbEngine", dependencies: ["PlumbSource", "PlumbSyntax", "PlumbTemplate"],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbEngineTests",
      dependencies: ["PlumbEngine", "PlumbSource", "PlumbSyntax", "PlumbTemplate", "TestSupport"],
      swiftSettings: settings),

    // MARK: PlumbSchedules
    .target(name: "PlumbSchedules", dependencies: ["PlumbEngine"], swiftSettings: settings),
    .testTarget(
      name: "PlumbSchedulesTests", dependencies: ["PlumbSchedules"], swiftSettings: settings),

    // MARK: PlumbRules
    .target(
      name: "PlumbRules",
      dependencies: [
        "PlumbEngine", "PlumbIAM", "PlumbPattern", "PlumbSchedules", "PlumbSchema", "PlumbSource",
        "PlumbSyntax",
        "PlumbTemplate",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbRulesTests",
      dependencies: [
        "PlumbEngine", "PlumbFix", "PlumbRules", "PlumbSchema", "PlumbSource", "PlumbSyntax",
        "PlumbTemplate",
      ],
      exclude: ["Specs"], swiftSettings: settings),

    // MARK: PlumbPacks
    .target(
      name: "PlumbPacks",
      dependencies: [
        "CEL", "CPlumbData", "PlumbEngine", "PlumbIAM", "PlumbPattern", "PlumbSchedules",
        "PlumbSchema", "PlumbSource", "PlumbSyntax", "PlumbTemplate",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbPacksTests",
      dependencies: [
        "CEL", "PlumbEngine", "PlumbFix", "PlumbPacks", "PlumbRules", "PlumbSource", "PlumbSyntax",
        "PlumbTemplate",
        "TestSupport",
      ],
      swiftSettings: settings),

    // MARK: PlumbFiles
    .target(name: "PlumbFiles", dependencies: ["PlumbSource"], swiftSettings: settings),
    .testTarget(
      name: "PlumbFilesTests", dependencies: ["PlumbFiles", "PlumbSource", "TestSupport"],
      swiftSettings: settings),

    // MARK: PlumbMarkup
    .target(name: "PlumbMarkup", swiftSettings: settings),
    .testTarget(
      name: "PlumbMarkupTests", dependencies: ["PlumbMarkup"], swiftSettings: settings),

    // MARK: PlumbGraph
    .target(name: "PlumbGraph", dependencies: ["PlumbMarkup"], swiftSettings: settings),
    .testTarget(
      name: "PlumbGraphTests", dependencies: ["PlumbGraph", "TestSupport"],
      swiftSettings: settings),

    // MARK: PlumbReport
    .target(
      name: "PlumbReport",
      dependencies: [
        "PlumbEngine", "PlumbGraph", "PlumbMarkup", "PlumbSource", "PlumbSyntax", "PlumbTemplate",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbReportTests",
      dependencies: ["PlumbEngine", "PlumbGraph", "PlumbReport", "PlumbSource", "PlumbTemplate"],
      swiftSettings: settings),

    // MARK: Plumbline
    .target(
      name: "Plumbline",
      dependencies: [
        "PlumbEngine", "PlumbFiles", "PlumbFix", "PlumbPacks", "PlumbReport", "PlumbRules",
        "PlumbSource", "PlumbSyntax", "PlumbTemplate",
      ],
      swiftSettings: settings),

    .testTarget(
      name: "PlumblineTests",
      dependencies: [
        "PlumbEngine", "PlumbFiles", "PlumbPacks", "PlumbReport", "PlumbRules", "PlumbSource",
        "PlumbTemplate", "Plumbline",
      ],
      swiftSettings: settings),

    // MARK: PlumbCLI
    .executableTarget(
      name: "PlumbCLI",
      dependencies: [
        "CPlumbData", "PlumbEngine", "PlumbFiles", "PlumbFix", "PlumbGraph", "PlumbPacks",
        "PlumbReport",
        "PlumbRules",
        "PlumbSource", "PlumbSyntax", "PlumbTemplate",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["CLI"])),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbCLITests",
      dependencies: ["PlumbCLI", "PlumbEngine", "PlumbSource", "TestSupport"],
      swiftSettings: settings),

    // MARK: PlumbDev
    .executableTarget(
      name: "PlumbDev",
      dependencies: [
        "PlumbEngine", "PlumbFiles", "PlumbPacks", "PlumbPattern", "PlumbRules", "PlumbSchema",
        "PlumbSource", "PlumbSyntax", "PlumbTemplate",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PlumbDevTests",
      dependencies: ["PlumbDev", "PlumbPattern", "PlumbSchema", "PlumbSource", "TestSupport"],
      swiftSettings: settings),
  ]
)
