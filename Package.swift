// swift-tools-version: 6.2
import PackageDescription

// MARK: Settings

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// MARK: From outside

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "edict",
  products: [
    .library(name: "Edict", targets: ["Edict"]),
    .executable(name: "edict", targets: ["EdictCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // MARK: Lua
    .systemLibrary(
      name: "CLua", pkgConfig: "lua5.4",
      providers: [.apt(["liblua5.4-dev", "pkg-config"]), .brew(["lua@5.4"])]),
    .target(name: "CLuaHost", dependencies: ["CLua"]),
    .target(name: "LuaMachine", dependencies: ["CLuaHost"], swiftSettings: strict),
    .target(name: "LuaSyntax", swiftSettings: strict),

    // MARK: Records and rules
    .target(name: "CanonicalJSON", swiftSettings: strict),
    .target(name: "Records", dependencies: ["CanonicalJSON"], swiftSettings: strict),
    .target(
      name: "Policies", dependencies: ["CanonicalJSON", "LuaSyntax", "Records", crypto, yams],
      swiftSettings: strict),
    .target(
      name: "Decisions",
      dependencies: ["CanonicalJSON", "LuaMachine", "LuaSyntax", "Policies", "Records"],
      swiftSettings: strict),

    // MARK: The log
    .target(
      name: "AuditLog", dependencies: ["CanonicalJSON", crypto, grdb], swiftSettings: strict),

    // MARK: Trying rules
    .target(
      name: "Trials",
      dependencies: ["CanonicalJSON", "Decisions", "LuaSyntax", "Policies", "Records"],
      swiftSettings: strict),

    // MARK: What others use
    .target(
      name: "Edict",
      dependencies: [
        "AuditLog", "CanonicalJSON", "Decisions", "LuaMachine", "LuaSyntax", "Policies", "Records",
        "Trials",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "EdictCLI", dependencies: ["CanonicalJSON", "Edict", "LuaSyntax", argumentParser],
      swiftSettings: strict),

    // MARK: Measuring
    .executableTarget(
      name: "EdictBench", dependencies: ["Edict", argumentParser], path: "Tools/bench/EdictBench",
      swiftSettings: strict),

    // MARK: Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "LogAppender", dependencies: ["AuditLog"], path: "Tests/LogAppender",
      swiftSettings: strict),
    .testTarget(
      name: "AuditLogTests",
      dependencies: ["AuditLog", "CanonicalJSON", "LogAppender", "TestSupport", crypto, grdb],
      exclude: ["Outsiders/python"], swiftSettings: strict),
    .testTarget(
      name: "CanonicalJSONTests", dependencies: ["CanonicalJSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ContainmentTests",
      dependencies: [
        "CanonicalJSON", "Decisions", "EdictCLI", "LuaMachine", "Policies", "Records",
        "TestSupport",
      ],
      exclude: ["Hostile"], swiftSettings: strict),
    .testTarget(
      name: "DecisionsTests",
      dependencies: ["CanonicalJSON", "Decisions", "Policies", "Records", "TestSupport"],
      exclude: ["RuleErrors"], swiftSettings: strict),
    .testTarget(
      name: "EdictBenchTests", dependencies: ["Edict", "EdictBench", "TestSupport"],
      exclude: ["Sample"], swiftSettings: strict),
    .testTarget(
      name: "EdictCLITests", dependencies: ["Edict", "EdictCLI", "TestSupport"],
      exclude: ["Cases"], swiftSettings: strict),
    .testTarget(
      name: "EdictTests",
      dependencies: ["CanonicalJSON", "Edict", "LuaSyntax", "Records", "TestSupport", "Trials"],
      exclude: ["DryRunPages", "Rulebooks"], swiftSettings: strict),
    .testTarget(
      name: "LuaMachineTests", dependencies: ["LuaMachine", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LuaSyntaxTests", dependencies: ["LuaSyntax", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "PoliciesTests", dependencies: ["LuaSyntax", "Policies", "Records", "TestSupport"],
      exclude: ["Correct", "Findings"], swiftSettings: strict),
    .testTarget(
      name: "RecordsTests", dependencies: ["Records", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "RepositoryTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "TrialsTests",
      dependencies: [
        "CanonicalJSON", "Decisions", "LuaSyntax", "Policies", "Records", "TestSupport", "Trials",
      ],
      exclude: ["Faults", "Pack"], swiftSettings: strict),
  ]
)
