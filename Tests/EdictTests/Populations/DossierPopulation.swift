import Edict
import Foundation
import TestSupport
import Testing

/// Invented dossiers of a pack, as many as are asked for.
struct DossierPopulation: Sendable, CustomTestStringConvertible {
  /// Whether the long forms of tests are asked for, by `EDICT_LONG=1`.
  static let isLong = ProcessInfo.processInfo.environment["EDICT_LONG"] == "1"

  let pack: RulePack
  /// The days as of which they are decided.
  let days: [String]
  /// The dossiers for a number and a seed, a line of JSON each.
  let lines: @Sendable (_ count: Int, _ seed: UInt64) throws -> [String]

  var testDescription: String { pack.name }

  /// The examples of the programme, one after another, changed at random within their types.
  static let programme = DossierPopulation(
    pack: RulePack("tech-cultivation"), days: ["2026-11-24"]
  ) { count, seed in
    let pack = RulePack("tech-cultivation")
    let type = try Policy(contentsOf: pack.folder).pack.dossierType
    var shaker = DossierShaker(type, asked: [], seed: seed)
    let examples = try pack.examples().flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { try CanonicalJSON.parse(Array($0.utf8)) }
    }
    return (0..<count).map { index in
      let shaken = shaker.shaken(examples[index % examples.count])
      return String(decoding: CanonicalJSON.canonical(shaken), as: UTF8.self)
    }
  }

  /// Enterprises of `Tools/portfolio`, with a record of every type.
  static let cultivated = DossierPopulation(
    pack: RulePack("tech-cultivation"), days: ["2026-06-30"]
  ) { count, seed in
    try tool("portfolio", ["--all", "\(count)", "\(seed)"])
  }

  /// The lines that a tool of the repository writes.
  private static func tool(_ name: String, _ arguments: [String]) throws -> [String] {
    let repository = SharedFolder.repository()
    let path = repository.appending(path: "Tools/" + name).path
    let written = try Command.program("lua5.4", [path] + arguments, in: repository)
    return try #require(written, "there is no lua5.4").output.split(separator: "\n")
      .map(String.init)
  }

  /// Enterprises of `Tools/titles`, by the measures of 2022 and by those of 2026.
  static let titles = DossierPopulation(
    pack: RulePack("sme-titles"), days: ["2026-03-31", "2026-06-01"]
  ) { count, seed in
    try tool("titles", ["\(count)", "\(seed)"])
  }

  /// Enterprises with others that hold shares of them and that they hold shares of.
  static let european = DossierPopulation(
    pack: RulePack("eu-sme"), days: ["2026-11-20"]
  ) { count, seed in
    var writer = EuropeanEnterpriseWriter(seed: seed)
    return (1...count).map { writer.enterprise($0) }
  }
}
