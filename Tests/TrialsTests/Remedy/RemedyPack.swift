import Foundation
import Policies
import Records
import TestSupport

@testable import Trials

/// A pack with one decision that a test writes, `d`, over a firm of which much can change.
struct RemedyPack {
  /// What follows `decision` and its title: `combine` and the like.
  var decision = #"combine = "all""#
  /// The rules of the decision.
  let rules: String
  /// The rules of a decision that stands before it, `before`; none where it is empty.
  var before = ""
  /// Whether the pack is one that another uses, whose `d` asks nothing but whether this one's is `yes`.
  var isUsed = false
  /// The most that a search may try.
  var tries = RemedyFinder.Limits().tries

  static let day = CalendarDate(iso: "2026-06-01")

  func policy() throws -> Policy {
    var files: [String: String] = [
      "sources.yaml": "law: { title: The law }\n", "records/firm.yaml": Self.firm,
      "parameters/limits.yaml": Self.limits, "tables/areas.yaml": Self.areaColumns,
      "tables/areas.csv": Self.areas,
      "rules/d.lua": "decision { title = \"D\", \(decision) }\n" + rules,
      "pack.yaml": """
      id: small
      title: Small
      subject: firm
      decisions: [\(before.isEmpty ? "d" : "before, d")]
      """,
    ]
    if !before.isEmpty {
      files["rules/before.lua"] = "decision { title = \"Before\", combine = \"all\" }\n" + before
    }
    if isUsed { files = Self.using(files) }
    return try Policy(PackFiles(files.mapValues { Array($0.utf8) }))
  }

  /// The files of a pack that uses that of some files.
  private static func using(_ files: [String: String]) -> [String: String] {
    var all = [
      "sources.yaml": "law: { title: The law }\n",
      "rules/d.lua": "decision { title = \"D\", combine = \"all\" }\n"
        + rule("r", "decided.used.d.yes"),
      "pack.yaml": "id: outer\ntitle: O\nsubject: firm\nuses: { used: used }\ndecisions: [d]\n",
    ]
    for (path, text) in files { all["uses/used/" + path] = text }
    return all
  }

  func finder() throws -> RemedyFinder {
    var limits = RemedyFinder.Limits()
    limits.tries = tries
    return try RemedyFinder(try policy(), decision: "d", limits: limits)
  }

  /// What would turn `d` for a firm of these fields.
  func remedy(_ fields: String) throws -> Remedy {
    let finder = try finder()
    let json = #"{"firm": {"id": "F1", \#(fields)}}"#
    let dossier = try finder.policy.pack.dossierType.dossier(json: Array(json.utf8))
    return finder.remedy(of: dossier, asOf: Self.day ?? .epoch)
  }

  private static let firm = """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      head: { type: string, x-personal: head }
      capital: { type: integer, minimum: 1, maximum: 1000000, x-actionable: increase }
      debt: { type: number, minimum: 0, x-actionable: decrease }
      ratio: { type: number, x-actionable: any }
      lots: { type: number, minimum: 0, multipleOf: 0.3, x-actionable: increase }
      staff: { type: integer, minimum: 0, x-actionable: any }
      fixed: { type: integer }
      stage: { type: string, enum: [seed, early, late, listed], x-ordered: true, x-actionable: increase }
      kind: { type: string, enum: [shop, farm, works], x-actionable: any }
      listed: { type: boolean, x-actionable: any }
      barred: { type: boolean, x-actionable: any }
      founded_on: { type: string, format: date, x-actionable: decrease }
      audited_on: { type: string, format: date, x-actionable: supply }
      area: { type: string, x-actionable: any }
      sound: { type: boolean, x-judgement: true, title: Is it sound?, x-actionable: supply }
      awards:
        type: array
        maxItems: 4
        x-actionable: increase
        items:
          type: object
          additionalProperties: false
          required: [level]
          properties:
            level: { type: string, enum: [local, national] }
            year: { type: integer, minimum: 1990, maximum: 2100 }
            by: { type: string, x-personal: by }
            branch: { type: string, enum: [north, south, west] }
      seat:
        type: object
        additionalProperties: false
        required: [owned]
        x-actionable: supply
        properties:
          owned: { type: boolean }
          since: { type: string, format: date }

    """

  private static let limits = """
    least_capital:
      title: Least capital
      type: number
      values:
        - { status: assumed, source: law, value: 50000 }
    most_share:
      title: Most debt by capital
      type: number
      values:
        - { status: assumed, source: law, value: 0.4 }
    kinds:
      title: Kinds
      type: list
      values:
        - { status: assumed, source: law, value: [farm, works] }

    """

  private static let areaColumns = """
    title: Areas
    source: law
    status: assumed
    columns:
      code: { type: string, key: true }
      least: { type: number }

    """

  private static let areas = """
    code,least
    31,70
    32,90

    """
}

extension RemedyPack {
  /// A rule as it is written.
  static func rule(_ id: String, _ test: String, _ more: String = "") -> String {
    """
    rule "\(id)" { title = "\(id)", source = "law", \(more)
      test = function(firm) return \(test) end }

    """
  }

  /// A decision of rules by their tests, `r1` and so on.
  init(_ tests: [String], decision: String = #"combine = "all""#) {
    self.decision = decision
    rules = tests.enumerated().map { Self.rule("r\($0 + 1)", $1) }.joined()
  }
}

extension Remedy {
  /// The alternatives and what stands in the way, a line each.
  var lines: [String] {
    let proposals = alternatives.map { alternative in
      alternative.changes.map { change in
        "\(change.move) \(change.path.dropFirst("firm.".count)) "
          + (change.move == .add ? "" : SuggestedCase.json(change.from) + " → ")
          + SuggestedCase.json(change.to)
      }.joined(separator: "; ")
    }
    return proposals
      + blockers.map { "\($0.decision).\($0.rule) \($0.reason.rawValue)" }
      + (isBounded ? ["bounded"] : [])
  }
}
