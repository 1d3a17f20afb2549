import CanonicalJSON
import Decisions
import Policies
import Records
import TestSupport
import Testing

/// A pack of a test with decisions over the portfolio: firms ask for credit by area.
struct PortfolioPack {
  private let pack: LanguagePack
  var policy: Policy { get throws { try pack.policy() } }

  /// A pack of these rule files, in order; a test may bring files of its own.
  init(_ decisions: KeyValuePairs<String, String>, _ more: [String: String] = [:]) {
    let files = [
      "pack.yaml": """
      id: p
      title: P
      subject: firm
      languages: [en, zh]
      decisions: [\(decisions.map(\.key).joined(separator: ", "))]
      """,
      "records/firm.yaml": Self.firm, "records/loan.yaml": Self.loan,
      "parameters/p.yaml": Self.parameters,
    ]
    var pack = LanguagePack(decisions, files.merging(more) { $1 })
    for path in ["records/s.yaml", "records/o.yaml", "tables/t.yaml", "tables/t.csv"] {
      pack.files[path] = nil
    }
    self.pack = pack
  }

  /// What the portfolio decisions come to for dossiers, each one line of JSON.
  func decide(
    _ dossiers: [String], asOf: String = "2026-11-24", decisions: Set<String>? = nil,
    explain: Bool = false, limits: Decider.Limits = .init()
  ) throws -> Decided {
    let policy = try policy
    let day = try #require(CalendarDate(iso: asOf))
    let portfolio = try Self.portfolio(dossiers, policy, day)
    let decision = try PortfolioDecider(policy, limits: limits)
      .decide(portfolio, asOf: day, decisions: decisions, explain: explain)
    return Decided(decision: decision, portfolio: portfolio, policy: policy)
  }

  static func portfolio(
    _ dossiers: [String], _ policy: Policy, _ day: CalendarDate
  ) throws -> Portfolio {
    let fields = try #require(PortfolioFields(policy))
    let decider = try Decider(policy)
    var portfolio = Portfolio()
    for (index, json) in dossiers.enumerated() {
      let dossier = try policy.pack.dossierType.dossier(json: Array(json.utf8))
      let decision = decider.decide(dossier, asOf: day)
      portfolio.add(
        PortfolioEntry(dossier, decision, keeping: fields, place: "line \(index + 1)"))
    }
    return portfolio
  }

  /// A portfolio decision with what it was made from.
  struct Decided {
    let decision: PortfolioDecision
    let portfolio: Portfolio
    let policy: Policy

    /// The results as text.
    var results: String {
      var writer = JSONWriter()
      decision.writeResults(to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The grounds as text.
    var grounds: String {
      var writer = JSONWriter()
      decision.writeGrounds(to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The grounds of every rule as text.
    var allGrounds: String {
      var writer = JSONWriter()
      decision.writeGrounds(to: &writer, all: true)
      return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The reasons of the entries of a queue, by subject.
    func reasons(_ name: String, _ language: Language? = nil) throws -> [String: [String]] {
      let wording = PortfolioWording(
        decision, about: portfolio, by: policy, language: language)
      let result = try #require(decision.result(name))
      let entries = try #require(result.queue).entries
      return Dictionary(
        uniqueKeysWithValues: entries.map { ($0.subject, wording.text($0, of: result).reasons) })
    }

    /// The results and grounds, read back from their bytes and written again.
    func rewritten() throws -> [String] {
      let results = try CanonicalJSON.parse(Array(results.utf8))
      let grounds = try CanonicalJSON.parse(Array(grounds.utf8))
      let read = try PortfolioDecision(
        loggedResults: results, grounds: grounds, asOf: decision.asOf, count: decision.count,
        by: policy)
      let again = Decided(decision: read, portfolio: portfolio, policy: policy)
      return [again.results, again.grounds]
    }
  }

  // MARK: What stands in every pack

  static let firm = """
    type: object
    additionalProperties: false
    x-id: id
    x-name: name
    required: [id]
    properties:
      id: { type: string }
      name: { type: string }
      asks: { type: number, title: Credit asked for }
      has: { type: number }
      area: { type: string }
      since: { type: string, format: date }
      idle: { type: boolean }
      grade: { type: number, title: Grade of the firm, x-judgement: true }
      home: { type: object, additionalProperties: false, properties: { city: { type: string } } }
      owners:
        type: array
        items:
          type: object
          additionalProperties: false
          properties: { share: { type: number }, kind: { type: string } }
    """

  static let loan = """
    type: object
    additionalProperties: false
    properties: { amount: { type: number }, tags: { type: array, items: { type: string } } }
    """

  static let parameters = """
    envelope: { title: E, type: number, values: [{ status: assumed, source: a, value: 100 }] }
    share: { title: S, type: number, values: [{ status: published, source: a, value: 0.5 }] }
    open: { title: Open, type: number, values: [{ status: assumed, source: a, value: unset }] }
    least: { title: L, type: number, values: [{ status: assumed, source: a, value: 2 }] }
    """

  static let eligible = """
    decision { title = "Eligible", combine = "all" }
    rule "busy" { title = "Not idle", source = "a", test = function(firm) return not firm.idle end }
    """

  static let score = """
    decision { title = "Score", combine = "sum" }
    rule "old" { title = "Old", source = "a", points = function(firm) return year_of(firm.since) - 2000 end, max = 100 }
    """

  static let allocation = """
    decision {
      title = "Allocation", combine = "queue", over = "portfolio",
      order = function(firm) return -decided.score.value, firm.since end,
    }
    rule "eligible" {
      title = "Eligible", source = "a", test = function() return decided.eligible.yes end,
      fail = "{firm.name} is idle",
    }
    cap "credit" {
      title = "Credit", source = "a: envelope", takes = function(firm) return firm.asks end,
      holds = function(firm) return value_or(firm, "has", 0) end,
      limit = params.envelope, fail = "{firm.name} asks {takes}, free are {free:money} of {limit}",
    }
    cap "area" {
      title = "Credit to an area", source = "a", per = function(firm) return firm.area end,
      takes = function(firm) return firm.asks end,
      limit = function() return params.envelope * params.share end,
    }
    """
}
