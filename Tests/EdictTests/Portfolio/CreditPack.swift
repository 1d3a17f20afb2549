import Edict
import Foundation

/// A pack that hands out credit over the portfolio, and whose firms have officers, who are persons.
enum CreditPack {
  static let files: [String: String] = [
    "pack.yaml": """
    id: credit
    title: Credit
    subject: firm
    languages: [en, zh]
    decisions: [eligible, named, allocation, targets]
    """,
    "sources.yaml": "a: { title: A }",
    "records/firm.yaml": """
    title: A firm
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      area: { type: string }
      asks: { type: number }
      has: { type: number }
      rank: { type: number }
      idle: { type: boolean }
      officer: { type: string, x-personal: officer }
    """,
    "parameters/p.yaml": """
    envelope: { title: Envelope, type: number, values: [{ status: published, source: a, value: 1000 }] }
    area: { title: Of an area, type: number, values: [{ status: published, source: a, value: 300 }] }
    least: { title: Least, type: number, values: [{ status: published, source: a, value: 2 }] }
    """,
    "rules/eligible.lua": """
    decision { title = "Eligible", combine = "all" }
    rule "busy" { title = "Not idle", source = "a", test = function(firm) return not value_or(firm, "idle", false) end }
    """,
    "rules/named.lua": """
    decision { title = "Has an officer", combine = "all" }
    rule "officer" {
      title = "Has an officer", source = "a", test = function(firm) return firm.officer ~= "" end,
    }
    """,
    "rules/allocation.lua": """
    decision {
      title = "Allocation", combine = "queue", over = "portfolio",
      order = function(firm) return firm.rank end,
    }
    rule "eligible" {
      title = "Eligible", source = "a", test = function() return decided.eligible.yes end,
    }
    cap "credit" {
      title = "Credit", source = "a", takes = function(firm) return firm.asks end,
      holds = function(firm) return value_or(firm, "has", 0) end, limit = params.envelope,
    }
    cap "area" {
      title = "Of an area", source = "a", per = function(firm) return firm.area end,
      takes = function(firm) return firm.asks end, limit = params.area,
    }
    """,
    "rules/targets.lua": """
    decision { title = "Targets", combine = "all", over = "portfolio" }
    rule "enough" {
      title = "Enough", source = "a",
      test = function(portfolio)
        local granted = count(portfolio, function(entry) return entry.decided.allocation.yes end)
        return granted >= params.least, { granted = granted }
      end,
    }
    """,
  ]

  /// The pack, with other files in place of some.
  static func policy(_ others: [String: String] = [:]) throws -> Policy {
    let all = files.merging(others) { $1 }
    return try Policy(PackFiles(all.mapValues { Array($0.utf8) }))
  }

  static let day = CalendarDate(iso: "2026-11-24") ?? .epoch

  static let firms = [
    #"{"firm":{"area":"ai","asks":200,"has":100,"id":"A","officer":"Q","rank":2}}"#,
    #"{"firm":{"area":"ai","asks":200,"id":"B","officer":"Q","rank":1}}"#,
    #"{"firm":{"area":"bio","asks":250,"id":"C","officer":"R","rank":3}}"#,
    #"{"firm":{"area":"bio","asks":50,"has":400,"id":"D","idle":true,"officer":"R","rank":4}}"#,
  ]
}
