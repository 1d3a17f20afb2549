import Edict
import Foundation

/// A pack whose rules show, give, look up and pick by personal values in every way there is.
enum OfficerPack {
  static let files: [String: String] = [
    "pack.yaml": """
    id: officers
    title: Officers
    subject: case
    languages: [en]
    decisions: [size, named, label, band, vote, score, after]
    """,
    "sources.yaml": "a: { title: A }",
    "records/case.yaml": """
    title: A case
    type: object
    additionalProperties: false
    x-id: number
    required: [number]
    properties:
      number: { type: string }
      amount: { type: number }
      officer:
        type: object
        additionalProperties: false
        required: [id, name]
        properties:
          id: { type: string, x-personal: id }
          name: { type: string, x-personal: id }
          note: { type: string, x-personal: id }
          age: { type: number, x-personal: id }
      reviewers:
        type: array
        items:
          type: object
          additionalProperties: false
          required: [id]
          properties:
            id: { type: string, x-personal: id }
            agrees: { type: boolean }
    """,
    "parameters/p.yaml": """
    limit:
      title: Limit by age
      type: number
      values:
        - status: published
          source: "a: 1"
          bands:
            - { below: 40, value: 100 }
            - { value: 200 }
    """,
    "rules/size.lua": """
    decision { title = "Size", combine = "all" }
    rule "small" {
      title  = "Small",
      source = "a: 1",
      test   = function(case) return case.amount <= 100, { amount = case.amount } end,
      fail   = "{amount} is more",
    }
    """,
    "rules/named.lua": """
    decision { title = "Named", combine = "all" }
    rule "name" {
      title  = "Not by X",
      source = "a: 1",
      test   = function(case)
        return not starts_with(case.officer.name, "X"), { name = case.officer.name }
      end,
      pass   = "{name} may",
    }
    """,
    "rules/label.lua": """
    decision { title = "Label", combine = "first" }
    rule "note" {
      title  = "By the note",
      source = "a: 1",
      value  = function(case) return case.officer.id .. ": " .. case.officer.note end,
    }
    """,
    "rules/band.lua": """
    decision { title = "Band", combine = "all" }
    rule "limit" {
      title  = "Within the limit",
      source = "a: 1",
      test   = function(case) return case.amount <= params.limit:at(case.officer.age) end,
    }
    """,
    "rules/vote.lua": """
    decision { title = "Vote", combine = "all" }
    rule "agrees" {
      title  = "The officer agrees",
      source = "a: 1",
      test   = function(case) return pick(case.reviewers, "id", case.officer.id).agrees end,
    }
    """,
    "rules/score.lua": """
    decision { title = "Score", combine = "sum", at_least = 0 }
    rule "age" {
      title  = "By age",
      source = "a: 1",
      points = function(case) return case.officer.age end,
      max    = 200,
    }
    """,
    "rules/after.lua": """
    decision { title = "After", combine = "all" }
    rule "label" {
      title  = "Has a label",
      source = "a: 1",
      test   = function(case)
        return known(decided.label, "value"), { label = decided.label.value }
      end,
    }
    """,
  ]

  static func policy() throws -> Policy {
    try Policy(PackFiles(files.mapValues { Array($0.utf8) }))
  }

  /// A case of an officer, as JSON.
  static func json(_ number: Int, officer: Officer, amount: Int = 50) -> [UInt8] {
    let text = { String(decoding: CanonicalJSON.canonical(.text($0)), as: UTF8.self) }
    return Array(
      """
      {"case":{"number":"C\(number)","amount":\(amount),"officer":{"id":\(text(officer.id)),\
      "name":\(text(officer.name)),"note":\(text(officer.note)),"age":\(officer.age)},\
      "reviewers":[{"id":"R1","agrees":true},{"id":\(text(officer.id))}]},\
      "evidence":{"case.officer.name":{"document":\(text("file of \(officer.name)"))}}}
      """.utf8)
  }

  struct Officer {
    let id: String
    let name: String
    let note: String
    let age: Int

    /// The values that tell of them.
    var texts: [String] { [id, name, note, "file of \(name)"] }
  }
}
