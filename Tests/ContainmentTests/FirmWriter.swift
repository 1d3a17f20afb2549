import TestSupport

/// Writes dossiers of the base pack at random: within the record types, with all that is odd there.
struct FirmWriter {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  mutating func dossier() -> String {
    var text = "{\"firm\": " + firm()
    if random.oneIn(2) { text += ", \"visit\": " + visit() }
    return text + "}"
  }

  private mutating func firm() -> String {
    let fields: [(String, String)] = [
      ("region", random.pick(["\"5101\"", "\"4403\"", "\"1101\"", "\"5199\""])),
      ("sector", random.pick(["\"chips\"", "\"energy\"", "\"medicine\""])),
      ("stage", random.pick(["\"seed\"", "\"series_a\"", "\"series_b\"", "\"listed\""])),
      ("revenue", amount()), ("costs", amount()), ("profit", number()), ("exports", amount()),
      ("share", random.pick(["0", "1", "0.5", "0.4", "1e-17", "0.25"])),
      ("staff", random.pick(["0", "1", "2", "300", "301", "10"])),
      ("sites", random.pick(["1", "2", "3", "100"])),
      ("founded_on", date()), ("listed_on", date()), ("exporter", boolean()),
      ("new_technology", boolean()),
      (
        "address",
        object([("city", random.pick(["\"\"", "\"A\""])), ("since", date()), ("area", amount())])
      ),
      ("awards", list(mayHoldNull: false) { $0.award() }), ("marks", list { $0.number() }),
      ("products", list { $0.random.pick(["\"\"", "\"x\"", "\"chips\""]) }),
    ]
    return "{\"id\": \"F1\", \"name\": \"A\""
      + object(fields).dropFirst().description
      .withComma
  }

  private mutating func visit() -> String {
    object([
      ("on", date()), ("officer", "\"B\""), ("result", random.pick(["\"good\"", "\"fair\""])),
      ("hours", amount()),
    ])
  }

  private mutating func award() -> String {
    object([
      ("level", random.pick(["\"national\"", "\"provincial\"", "\"city\""])),
      ("year", random.pick(["0", "-1", "2024", "1"])), ("amount", amount()), ("won_on", date()),
    ])
  }

  private mutating func object(_ fields: [(String, String)]) -> String {
    let missing = random.pick([2, 6, 30, 1000])
    let kept = fields.filter { _ in !random.oneIn(missing) }
    return "{" + kept.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
  }

  private mutating func list(
    mayHoldNull: Bool = true, _ item: (inout FirmWriter) -> String
  ) -> String {
    let hasNull = mayHoldNull && random.oneIn(3)
    let items = (0..<random.pick([0, 1, 2, 5])).map { _ in
      hasNull && random.oneIn(3) ? "null" : item(&self)
    }
    return "[" + items.joined(separator: ", ") + "]"
  }

  private mutating func amount() -> String {
    random.pick(["0", "1", "2", "0.1", "1000000", "500000", "1e-20", "3.5"])
  }

  private mutating func number() -> String {
    random.oneIn(2) ? amount() : random.pick(["-1", "-0.5", "-1000000", "-3"])
  }

  private mutating func boolean() -> String { random.oneIn(2) ? "true" : "false" }

  private mutating func date() -> String {
    random.pick(["\"2024-12-31\"", "\"2026-04-01\"", "\"2000-02-29\"", "\"2030-01-01\""])
  }
}

extension String {
  /// The members of an object behind others.
  fileprivate var withComma: String { self == "}" ? self : ", " + self }
}
