import Foundation
import Policies
import TestSupport

/// A pack with decisions of dossiers and over the portfolio, in a folder of its own.
///
/// Dossiers are `eligible`, have a `score` and a `kind`; `allocation` is a queue, `targets` a decision
/// over all.
final class PortfolioFolder {
  private let folder: TemporaryFolder

  /// Writes the pack, with some files in place of its own.
  init(_ others: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (path, text) in Self.files.merging(others, uniquingKeysWith: { $1 }) {
      try folder.write(text, to: path)
    }
  }

  /// Reads the pack; throws all that is wrong with it.
  func policy() throws -> Policy { try Policy(contentsOf: folder.url) }

  /// What is told of the pack: code, place and message of each finding.
  func told() -> [String] {
    FindingCase.findings(in: folder.url).map { finding in
      let place = finding.span.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(finding.code) \(finding.file)\(place): \(finding.message)"
    }
  }

  static let files = [
    "pack.yaml": """
    id: p
    title: P
    subject: firm
    decisions: [eligible, score, kind, allocation, targets]

    """,
    "sources.yaml": "a: { title: A }\n",
    "records/firm.yaml": """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      asks: { type: number, minimum: 0 }
      has: { type: number, minimum: 0 }
      area: { type: string, enum: [chips, energy] }
      since: { type: string, format: date }
      idle: { type: boolean }
      owners:
        type: array
        items:
          type: object
          additionalProperties: false
          properties: { share: { type: number, minimum: 0 }, kind: { type: string } }

    """,
    "records/loan.yaml": """
    type: object
    additionalProperties: false
    properties: { amount: { type: number, minimum: 0 }, bank: { type: string } }

    """,
    "parameters/all.yaml": """
    envelope: { title: E, type: number, values: [{ status: assumed, source: a, value: 100 }] }
    share: { title: S, type: number, values: [{ status: assumed, source: a, value: 0.5 }] }
    least: { title: L, type: number, values: [{ status: assumed, source: a, value: 3 }] }

    """,
    "functions/sums.lua": """
    function asked(portfolio)
      return sum(portfolio, function(entry) return entry.firm.asks end)
    end

    """,
    "rules/eligible.lua": """
    decision { title = "Eligible", combine = "all" }
    rule "idle" { title = "Not idle", source = "a", test = function(firm) return not firm.idle end }

    """,
    "rules/score.lua": """
    decision { title = "Score", combine = "sum", parts = { size = { title = "Size" } } }
    rule "size" { title = "Size", source = "a", part = "size", points = 1,
      test = function(firm) return firm.asks > 1 end }

    """,
    "rules/kind.lua": """
    decision { title = "Kind", combine = "first" }
    rule "big" { title = "Big", source = "a", test = function(firm) return firm.asks > 1 end, value = "big" }
    rule "rest" { title = "Rest", source = "a", value = "small" }

    """,
    "rules/allocation.lua": """
    decision {
      title   = "Allocation",
      over    = "portfolio",
      combine = "queue",
      order   = function(firm) return 0 - low(decided.score.value), firm.since end,
      short   = "stop",
    }

    local function asks(firm) return firm.asks end

    rule "eligible" {
      title  = "Eligible",
      source = "a",
      test   = function() return decided.eligible.yes end,
    }

    cap "total" {
      title  = "All of it",
      source = "a",
      takes  = asks,
      holds  = function(firm, loan) return value_or(loan, "amount", 0) + firm.has end,
      limit  = params.envelope,
    }

    cap "area" {
      title  = "One area",
      source = "a: 2",
      when   = function(firm) return firm.area == "chips" or firm.idle end,
      per    = function(firm) return firm.area end,
      takes  = asks,
      limit  = function() return params.envelope * params.share end,
      fail   = "asks for {takes:money}; {free:money} of {limit} is free in {firm.area}",
    }

    """,
    "rules/targets.lua": """
    decision { title = "Targets", over = "portfolio", combine = "all" }

    rule "enough" {
      title  = "Enough are granted",
      source = "a",
      test   = function(portfolio)
        local granted = where(portfolio, function(entry) return entry.decided.allocation.yes end)
        return #granted >= params.least and decided.allocation.yes, { count = #granted }
      end,
      fail   = "{count} of {decided.allocation.value}, wanted are {params.least}",
    }

    rule "asked" {
      title  = "Owners, loans and what is asked",
      source = "a",
      test   = function(portfolio)
        local lent = sum(portfolio, function(entry)
          return known(entry, "loan") and entry.loan.amount or 0
        end)
        local held = any(portfolio, function(entry)
          return any(entry.firm.owners, function(owner) return owner.share > params.share end)
        end)
        local big = count(portfolio, function(entry)
          return entry.decided.kind.value == "big" and entry.decided.score.parts.size >= 1
            or known(entry.decided, "eligible") and known(entry.decided.score, "value")
        end)
        return lent + sums.asked(portfolio) > 0 and held and big > 0
      end,
    }

    """,
  ]
}
