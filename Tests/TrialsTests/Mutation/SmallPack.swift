import Foundation
import Policies
import TestSupport
import Trials

/// A pack with one of everything that a mutant can change, and few cases.
struct SmallPack {
  /// The files by path.
  var files: [String: String] = [
    "sources.yaml": "law: { title: The law }\n", "records/firm.yaml": Self.firm,
    "parameters/limits.yaml": Self.limits, "tables/areas.yaml": Self.areaColumns,
    "tables/areas.csv": Self.areas, "functions/sizes.lua": Self.sizes,
    "rules/entry.lua": Self.entry, "rules/help.lua": Self.help,
    "pack.yaml": """
    id: small
    title: Small
    subject: firm
    decisions: [entry, help]
    """,
  ]

  /// Reads the pack.
  func policy() throws -> Policy {
    try Policy(PackFiles(files.mapValues { Array($0.utf8) }))
  }

  /// Reads the pack with cases, as `tests/cases.yaml`.
  func suite(_ cases: String) throws -> (policy: Policy, suite: TestSuite) {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    try folder.write(cases, to: "tests/cases.yaml")
    let policy = try Policy(contentsOf: folder.url)
    return (policy, try TestSuite(contentsOf: folder.url, for: policy))
  }

  private static let firm = """
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      founded_on: { type: string, format: date }
      area: { type: string }
      stage: { type: string, enum: [seed, early, late], x-ordered: true }
      revenue: { type: number, multipleOf: 1000, minimum: 0 }
      debt: { type: number, minimum: 0 }
      listed: { type: boolean }
      judged: { type: boolean, x-judgement: true, title: Is it sound? }
      awards:
        type: array
        items:
          type: object
          additionalProperties: false
          properties:
            level: { type: string, enum: [local, national] }
            points: { type: integer, minimum: 0 }

    """

  private static let limits = """
    max_age:
      title: Highest age
      type: integer
      values:
        - { from: 2020-01-01, to: 2024-12-31, status: assumed, source: law, value: 3 }
        - { from: 2025-01-01, status: assumed, source: law, value: 5 }
    least_revenue:
      title: Least revenue
      type: number
      values:
        - { status: assumed, source: law, value: 50000 }
    most_debt:
      title: Most debt by revenue
      type: number
      values:
        - status: assumed
          source: law
          bands:
            - { up_to: 0.25, value: 0.5 }
            - { value: 1.0 }
    stages:
      title: Stages
      type: list
      values:
        - { status: assumed, source: law, value: [seed, early] }
    is_open:
      title: Whether it is open
      type: boolean
      values:
        - { status: assumed, source: law, value: true }

    """

  private static let areaColumns = """
    title: Areas
    source: law
    status: assumed
    columns:
      code: { type: string, key: true, match: prefix }
      weight: { type: number }

    """

  private static let areas = """
    code,weight,from
    31,1,2020-01-01
    32,2.5,

    """

  private static let sizes = """
    function weight(firm)
      if not tables.areas:has(firm.area) then return 0 end
      return max(tables.areas:row(firm.area).weight, 0.5)
    end

    """

  private static let entry = """
    decision { title = "Entry", combine = "all", effective = { from = "2020-01-01" } }

    rule "age" {
      title = "Young", source = "law", must = true,
      test = function(firm) return years_between(firm.founded_on, as_of) <= params.max_age end,
    }

    rule "revenue" {
      title = "Revenue, or an early stage", source = "law",
      when = function(firm) return params.is_open end,
      test = function(firm)
        return firm.revenue >= params.least_revenue or not firm.listed
          and any(params.stages, function(stage) return stage == firm.stage end)
      end,
    }

    """

  private static let help = """
    decision { title = "Help", combine = "any" }

    rule "debt" {
      title = "Little debt", source = "law",
      test = function(firm)
        local share = ratio(firm.debt, firm.revenue, 0)
        return params.most_debt:at(share) < 1 and firm.revenue + firm.debt > 0
      end,
    }

    rule "awards" {
      title = "Awards", source = "law",
      when = function(firm) return decided.entry.yes end,
      test = function(firm)
        if sizes.weight(firm) > 2 then review "is it one of ours?" end
        return count(firm.awards, function(award) return award.level == "national" end) >= 1
      end,
    }

    """
}
