// swift-tools-version: 6.2
// Measures Plumbline against its peers. A package of its own, so that the product never depends on
// them. Results are ratios of one run on one machine.

import PackageDescription

let package = Package(
  name: "plumbline-benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "plumbline", path: "..", traits: []),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "CDrain", linkerSettings: [.linkedLibrary("yaml")]),
    .executableTarget(name: "Launch"),
    .executableTarget(
      name: "CheckBenchmark",
      dependencies: ["CDrain", .product(name: "Plumbline", package: "plumbline")]),
    .executableTarget(
      name: "ParseBenchmark",
      dependencies: [
        "CDrain",
        .product(name: "Plumbline", package: "plumbline"),
        .product(name: "Yams", package: "Yams"),
      ]),
  ]
)
