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


let package = Package(
  name: "edict",
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

    // MARK: Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "CanonicalJSONTests", dependencies: ["CanonicalJSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LuaMachineTests", dependencies: ["LuaMachine", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LuaSyntaxTests", dependencies: ["LuaSyntax", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RecordsTests", dependencies: ["Records", "TestSupport"], swiftSettings: strict),
  ]
)
