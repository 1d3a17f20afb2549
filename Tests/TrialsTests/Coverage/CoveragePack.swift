import Decisions
import Foundation
import Policies
import Records
import TestSupport
import Testing
import Trials

/// A small pack in a folder of its own, and what deciding dossiers by it covers.
struct CoveragePack {
  let policy: Policy

  /// A pack of these rule files, by the names of their decisions, in order.
  init(_ decisions: KeyValuePairs<String, String>, _ more: [String: String] = [:]) throws {
    let folder = try TemporaryFolder()
    var files = [
      "pack.yaml":
        "id: p\ntitle: P\nsubject: s\ndecisions: [\(decisions.map(\.key).joined(separator: ", "))]\n",
      "sources.yaml": "a: { title: A }\nb: { title: B }\n", "records/s.yaml": Self.subject,
      "records/o.yaml": Self.other,
    ]
    for (name, text) in decisions { files["rules/\(name).lua"] = text }
    for (path, text) in files.merging(more, uniquingKeysWith: { $1 }) {
      try folder.write(text, to: path)
    }
    policy = try Policy.probed(contentsOf: folder.url)
  }

  /// What dossiers cover, decided one after another by one decider.
  func coverage(_ dossiers: [String], asOf: String = "2026-11-24") throws -> Coverage {
    var coverage = Coverage(policy)
    let decider = try Decider(policy)
    let day = try #require(CalendarDate(iso: asOf))
    for json in dossiers {
      let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
      _ = decider.decide(dossier, asOf: day, explain: true)
    }
    coverage.add(decider)
    return coverage
  }

  /// What they don't cover, an item a line: name, what is to be seen, reason.
  func uncovered(_ dossiers: [String], asOf: String = "2026-11-24") throws -> [String] {
    try coverage(dossiers, asOf: asOf).report().items.filter { !$0.isCovered }.map(\.line)
  }

  private static let subject = """
    type: object
    additionalProperties: false
    x-id: id
    required: [id, n, kind, list]
    properties:
      id: { type: string }
      n: { type: number }
      m: { type: number }
      k: { type: number }
      kind: { type: string, enum: [x, y, z] }
      judged: { type: boolean, title: Judged, x-judgement: true }
      list:
        type: array
        items:
          type: object
          additionalProperties: false
          required: [a]
          properties: { a: { type: number }, b: { type: boolean } }
    """

  private static let other = """
    type: object
    additionalProperties: false
    required: [q]
    properties: { q: { type: number } }
    """
}

extension CoverageItem {
  /// The item in a line: its name, what is to be seen, and why it isn't covered.
  var line: String {
    name + (wanted.isEmpty ? "" : " " + wanted) + (reason.map { ": " + $0.whole } ?? "")
  }
}
