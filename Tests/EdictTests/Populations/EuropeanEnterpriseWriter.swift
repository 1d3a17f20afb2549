import TestSupport

/// Writes invented enterprises, dossiers of the pack `eu-sme`: figures and shares at the limits and
/// beside them, up to four periods, owners and holdings of every kind; of some enterprises all is
/// known, of others up to a third is missing.
struct EuropeanEnterpriseWriter {
  private var random: SplitMix
  /// Of a hundred facts of the enterprise at hand, how many are missing.
  private var missing = 0

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// A line of JSON.
  mutating func enterprise(_ number: Int) -> String {
    missing = random.pick([0, 0, 3, 10, 33])
    let last = random.pick([2024, 2025, 2025, 2025])
    let years = (0..<random.pick([1, 2, 3, 4])).map { last - $0 }
    let before = random.pick(["micro", "small", "medium", "sme", "large"])
    let enterprise = object([
      "\"id\":\"EX-\(number)\"", "\"regime\":\"\(random.pick(["eu", "eu", "uk_rd"]))\"",
      random.oneIn(2) ? nil : "\"category_before\":\"\(before)\"",
      maybe("periods", list(years.shuffled(using: &random)) { $0.period($1) }),
    ])
    return "{\"enterprise\":\(enterprise)}"
  }

  private mutating func period(_ year: Int) -> String {
    let month = random.pick(["03", "06", "10", "12"])
    return object(
      ["\"year\":\(year)", maybe("approved_on", "\"\(year + 1)-\(month)-15\"")] + figures()
        + [
          maybe("joined_group", flag(5)),
          maybe("relations", list(Array(0..<random.below(4))) { writer, _ in writer.relation() }),
        ])
  }

  private mutating func relation() -> String {
    let kinds = [
      "enterprise", "enterprise", "university", "venture_capital", "business_angel",
      "public_investment", "institutional", "local_authority", "public_body",
    ]
    let share = share()
    return object(
      [
        maybe("side", "\"\(random.pick(["owner", "held"]))\""),
        maybe("kind", "\"\(random.pick(kinds))\""), maybe("capital", share),
        maybe("votes", random.oneIn(3) ? self.share() : share),
        maybe("controls", flag(12)), maybe("through_persons", flag(12)),
        random.oneIn(5) ? "\"acts_with\":\"\(random.pick(["a", "b"]))\"" : nil,
        maybe("invested", random.pick(["500000", "1250000", "1250001"])),
        maybe("budget", random.pick(["9999999", "10000000"])),
        maybe("inhabitants", random.pick(["4999", "5000"])),
      ] + figures() + [
        maybe("others", list(Array(0..<random.below(3))) { writer, _ in writer.other() })
      ])
  }

  private mutating func other() -> String {
    object(
      [
        maybe("tie", "\"\(random.pick(["linked", "partner"]))\""), maybe("share", share()),
      ] + figures())
  }

  private mutating func figures() -> [String?] {
    let staff = ["3", "9", "9.9", "10", "30.5", "49.9", "50", "120", "249.9", "250", "499", "500"]
    return [
      maybe("staff", random.pick(staff)), maybe("turnover", amount()), maybe("balance", amount()),
    ]
  }

  private mutating func amount() -> String {
    let limit = random.pick([2, 10, 43, 50, 86, 100]) * 1_000_000
    return "\(random.oneIn(4) ? random.below(limit) : limit + random.below(2))"
  }

  private mutating func share() -> String {
    random.pick(["0", "0.1", "0.2499", "0.25", "0.3", "0.5", "0.5001", "0.75", "1"])
  }

  // MARK: JSON

  private mutating func flag(_ oneIn: Int) -> String { random.oneIn(oneIn) ? "true" : "false" }

  private mutating func maybe(_ name: String, _ value: String) -> String? {
    random.below(100) < missing ? nil : "\"\(name)\":\(value)"
  }

  private func object(_ members: [String?]) -> String {
    "{\(members.compactMap(\.self).joined(separator: ","))}"
  }

  private mutating func list(
    _ items: [Int], _ write: (inout EuropeanEnterpriseWriter, Int) -> String
  ) -> String {
    var written: [String] = []
    for item in items { written.append(write(&self, item)) }
    return "[\(written.joined(separator: ","))]"
  }
}
