import TestSupport

/// Writes rules of the base pack at random, nearly all of them such as a checker might take.
struct RuleWriter {
  var random: SplitMix
  private var variables: [(name: String, kind: Kind)] = []
  private var asked: [String] = []
  private var count = 0
  private var top: [String] = []

  /// What an expression is to be.
  enum Kind: Hashable {
    case money, people, plain, truth, text, date, award, awards, marks, words
    static let scalars: [Kind] = [.money, .people, .plain, .truth, .text, .date]
    static let numbers: [Kind] = [.money, .people, .plain]
  }

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Functions that many kinds are given to.
  static let shared = """
    function first(items) return items[1] end
    function safe(a, b) if b == 0 then return 0 end return a / b end
    function is_above(a, b) return a > b end
    function either(a, b) if known(b, "name") and a then return a end return a end
    function twice(f, x) return f(f(x)) end
    function both(f, x, y) return f(x) and f(y) end
    function biggest(items, f) if #items > 0 then return largest(items, f) end return 0 end
    function share(a, b) return ratio(a, b, 0) end
    """

  // MARK: Rules

  mutating func rule() -> CheckedRules.Rule {
    variables = []
    asked = []
    top = []
    count = 0
    if random.oneIn(4) { addTop() }
    let hasVisit = random.oneIn(4)
    if hasVisit { variables.append(("visit", .truth)) }
    var comparison: String?
    var body: String
    if random.oneIn(4) {
      let text = compare(random.pick(Kind.numbers), 2)
      (comparison, body) = (text, "return " + text)
    } else {
      body = block(2)
    }
    if hasVisit { body = "local grade = visit.result " + body }
    return CheckedRules.Rule(
      top: top, test: "function(firm\(hasVisit ? ", visit" : "")) \(body) end",
      comparison: comparison)
  }

  private mutating func addTop() {
    let name = new("f") + "_№"
    let kind = random.pick(Kind.numbers)
    variables = [("x", kind)]
    let body = random.oneIn(2) ? "return " + expression(kind, 2) : block(1)
    variables = []
    top.append("local function \(name)(firm, x) \(body) end")
    topName = (name, kind, body.hasPrefix("return ") && !body.contains(" end"))
  }

  private var topName: (String, Kind, Bool)?

  private mutating func new(_ name: String) -> String {
    count += 1
    return name + String(count)
  }

  // MARK: Statements

  private mutating func block(_ depth: Int) -> String {
    let outer = (variables, asked)
    defer { (variables, asked) = outer }
    var statements = ""
    for _ in 0..<random.below(5) { statements += statement(depth) + " " }
    return statements + "return " + expression(.truth, 3)
  }

  private mutating func inner(_ depth: Int) -> String {
    let outer = (variables, asked)
    defer { (variables, asked) = outer }
    return (0..<random.pick([1, 1, 2, 3])).map { _ in statement(depth) }.joined(separator: " ")
  }

  private mutating func statement(_ depth: Int) -> String {
    switch random.below(depth > 0 ? 11 : 5) {
    case 0, 1: return declare()
    case 2: return assign()
    case 3:
      let name = variables.filter { Kind.numbers.contains($0.kind) }.randomElement(using: &random)
      let text = name?.name ?? atom(random.pick(Kind.numbers))
      asked.append(text)
      return
        "if \(text) \(random.pick(["==", "<=", "<"])) 0 then return \(random.pick(["true", "false"])) end"
    case 4: return "if \(expression(.truth, 1)) then return \(expression(.truth, 1)) end"
    case 5: return "if \(expression(.truth, 2)) then \(inner(depth - 1)) end"
    case 6:
      return "if \(expression(.truth, 2)) then \(inner(depth - 1)) else \(inner(depth - 1)) end"
    case 7:
      let name = new("i")
      let (from, to) = (
        random.pick(["1", "-1", "0", "firm.sites"]), random.pick(["3", "1", "firm.sites"])
      )
      variables.append((name, .plain))
      defer { variables.removeLast() }
      return "for \(name) = \(from), \(to) do \(inner(depth - 1)) end"
    case 8:
      let name = new("v")
      let (list, kind): (String, Kind) = random.pick([
        (expression(.awards, 1), .award), (expression(.marks, 1), .plain),
        (expression(.words, 1), .text),
      ])
      variables.append((name, kind))
      defer { variables.removeLast() }
      return "for _, \(name) in ipairs(\(list)) do \(inner(depth - 1)) end"
    case 9:
      let name = new("late")
      let kind = random.pick(Kind.scalars)
      let text =
        "local \(name) if \(expression(.truth, 1)) then \(name) = \(expression(kind, 1)) else \(name) = \(expression(kind, 1)) end"
      variables.append((name, kind))
      return text
    default:
      let name = new("g")
      let kind = random.pick(Kind.numbers)
      variables.append(("y", kind))
      let body = expression(.truth, 1)
      variables.removeLast()
      variables.append(("\(name)(\(atom(kind)))", .truth))
      return "local function \(name)(y) return \(body) end"
    }
  }

  private mutating func declare() -> String {
    let name = new("a")
    let kind = random.pick(Kind.scalars + [.truth, .plain, .awards, .marks])
    let text = "local \(name) = \(expression(kind, 2))"
    variables.append((name, kind))
    return text
  }

  private mutating func assign() -> String {
    let names = variables.filter { $0.name.hasPrefix("a") || $0.name.hasPrefix("late") }
    guard let variable = names.randomElement(using: &random) else { return declare() }
    return "\(variable.name) = \(expression(variable.kind, 1))"
  }

  // MARK: Expressions

  private mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    if random.oneIn(40) { return expression(random.pick(Kind.scalars), depth) }
    let own = variables.filter { $0.kind == kind && $0.name != "visit" }
    if !own.isEmpty, random.oneIn(3) { return random.pick(own).name }
    if depth <= 0 { return atom(kind) }
    switch kind {
    case .money, .people, .plain: return number(kind, depth)
    case .truth: return truth(depth)
    case .text:
      return random.oneIn(4)
        ? "(\(expression(.text, depth - 1)) .. \(expression(.text, depth - 1)))" : atom(.text)
    case .date:
      return random.oneIn(3)
        ? "add_months(\(expression(.date, depth - 1)), \(whole()))"
        : random.oneIn(3) ? "end_of_year(year_of(\(expression(.date, depth - 1))))" : atom(.date)
    case .award: return atom(.award)
    case .awards:
      return random.oneIn(2) ? "where(firm.awards, \(test(.award, depth - 1)))" : atom(.awards)
    case .marks:
      return random.oneIn(2)
        ? "\(random.pick(["list", "distinct"]))(firm.awards, \(function(.award, .plain, depth - 1)))"
        : atom(.marks)
    case .words: return atom(.words)
    }
  }

  private mutating func whole() -> String {
    random.pick([
      "1", "-1", "firm.sites", "firm.staff", "count(firm.awards)", "#firm.marks",
      "floor(firm.profit)",
    ])
  }

  private mutating func function(_ item: Kind, _ result: Kind, _ depth: Int) -> String {
    let name = new("p")
    variables.append((name, item))
    defer { variables.removeLast() }
    return "function(\(name)) return \(expression(result, depth)) end"
  }

  private mutating func test(_ item: Kind, _ depth: Int) -> String {
    function(item, .truth, depth)
  }

  private mutating func number(_ kind: Kind, _ depth: Int) -> String {
    let a = expression(kind, depth - 1)
    let b = expression(kind, depth - 1)
    switch random.below(16) {
    case 0: return "(\(a) + \(b))"
    case 1: return "(\(a) - \(b))"
    case 2: return "(\(a) * \(expression(.plain, depth - 1)))"
    case 3, 4: return "(\(a) / \(divisor(depth)))"
    case 5: return "\(random.pick(["min", "max"]))(\(a), \(b))"
    case 6: return "\(random.pick(["abs", "floor", "ceil", "low", "high"]))(\(a))"
    case 7: return "-(\(a))"
    case 8: return "(\(expression(.truth, 1)) and \(a) or \(b))"
    case 9: return "round(\(a), \(random.pick(["0", "2"])))"
    case 10 where kind == .plain:
      return
        "\(random.pick(["ratio", "change"]))(\(expression(.money, depth - 1)), \(expression(.money, depth - 1)), \(random.pick(["0", "1", "-1"])))"
    case 11 where kind == .plain:
      return
        "count(\(random.pick(["firm.marks, \(test(.plain, 1))", "firm.awards, \(test(.award, 1))", "params.key_sectors, \(test(.text, 1))"])))"
    case 11, 12:
      let word = random.pick(["sum", "sum", "largest"])
      return kind == .plain
        ? "\(word)(firm.marks, \(function(.plain, .plain, 1)))"
        : "\(word)(firm.awards, \(function(.award, kind, 1)))"
    case 13: return "extra.safe(\(a), \(divisor(depth)))"
    case 14:
      if let (name, own, isNumber) = topName, isNumber, own == kind, !top.isEmpty {
        return "\(name)(firm, \(a))"
      }
      return "(\(a) \(random.pick(["%", "//"])) \(divisor(depth)))"
    default: return atom(kind)
    }
  }

  private mutating func divisor(_ depth: Int) -> String {
    if !asked.isEmpty, random.oneIn(2) { return random.pick(asked) }
    return random.pick([
      "firm.sites", "(firm.staff + 1)", "2", "100", "max(firm.staff, 1)", "params.good_mark",
      "(firm.share + 1)", "(abs(\(expression(.plain, 1))) + firm.sites)",
      rarely(expression(.plain, depth - 1)),
      rarely("#firm.marks"), "year_of(as_of)",
    ])
  }

  private mutating func compare(_ kind: Kind, _ depth: Int) -> String {
    let op = random.pick(["<", "<=", ">", ">=", "==", "~="])
    let right = random.oneIn(3) ? random.pick(["0", "1", "-1"]) : expression(kind, depth - 1)
    return "\(expression(kind, depth)) \(op) \(right)"
  }

  private mutating func truth(_ depth: Int) -> String {
    switch random.below(16) {
    case 0, 1, 2: return "(" + compare(random.pick(Kind.numbers), depth - 1) + ")"
    case 3: return "(\(expression(.truth, depth - 1)) and \(expression(.truth, depth - 1)))"
    case 4: return "(\(expression(.truth, depth - 1)) or \(expression(.truth, depth - 1)))"
    case 5: return "not \(expression(.truth, depth - 1))"
    case 6:
      return "\(random.pick(["any", "every"]))(firm.awards, \(test(.award, depth - 1)))"
    case 7: return "\(random.pick(["any", "every"]))(firm.marks, \(test(.plain, depth - 1)))"
    case 8:
      return "(\(expression(.date, 1)) \(random.pick(["<", ">=", "=="])) \(expression(.date, 1)))"
    case 9:
      let a = atom(random.pick(Kind.numbers))
      let guarding = random.pick([
        ("~= 0 and", "/"), ("> 0 and", "/"), ("== 0 or", "/"), ("<= 0 or", "%"),
      ])
      return "(\(a) \(guarding.0) \(expression(.plain, 1)) \(guarding.1) \(a) > 0)"
    case 10: return "(\(expression(.text, 1)) == \(expression(.text, 1)))"
    case 11: return "tables.areas:has { region = firm.region, sector = firm.sector }"
    case 12: return "extra.is_above(\(expression(.plain, 1)), \(expression(.plain, 1)))"
    case 13:
      if let (name, kind, isNumber) = topName, !isNumber, !top.isEmpty {
        return "\(name)(firm, \(expression(kind, 1)))"
      }
      return atom(.truth)
    default: return atom(.truth)
    }
  }

  /// What most rules refuse, and so stands in few.
  private mutating func rarely(_ text: String) -> String { random.oneIn(6) ? text : "firm.sites" }

  private mutating func atom(_ kind: Kind) -> String {
    let award = variables.filter { $0.kind == .award }.map(\.name)
    if !award.isEmpty, random.oneIn(2) {
      let item = random.pick(award)
      switch kind {
      case .money: return item + ".amount"
      case .plain: return item + ".year"
      case .text: return item + ".level"
      case .date: return item + ".won_on"
      case .truth:
        return random.pick([
          "known(\(item), \"year\")", "reaches(\(item), \"level\", \"provincial\")",
        ])
      case .award: return item
      default: break
      }
    }
    switch kind {
    case .money:
      return random.pick([
        "firm.revenue", "firm.costs", "firm.profit", "params.least_revenue", "params.most_costs",
        "value_or(firm, \"profit\", 0)", "value_or(firm, \"revenue\", 1)", "0", "1",
        "sum(firm.awards, function(q) return q.amount end)", "firm.awards[1].amount",
        rarely("low(assigned(firm, \"profit\", range(-1, 1)))"), rarely("range(0, firm.revenue)"),
        "pick(firm.awards, \"level\", \"national\").amount",
      ])
    case .people:
      return random.pick([
        "firm.staff", "params.most_staff", "value_or(firm, \"staff\", 0)", "1", "0",
      ])
    case .plain:
      return random.pick([
        "firm.share", "firm.sites", "params.largest_share", "params.good_mark", "#firm.marks",
        "count(firm.awards)", rarely("count(firm.marks)"), rarely("decided.score.value"),
        rarely("decided.score.parts.merit"), rarely("params.export_points"),
        "params.staff_points:at(firm.staff)",
        "0", "1", "-1", "2", "0.5", "year_of(firm.founded_on)",
        "firm.marks[1]", "tables.areas:row { region = firm.region, sector = firm.sector }.rate",
        "value_or(firm, \"share\", 0)", rarely("low(assigned(firm, \"share\", range(0, 1)))"),
        rarely("range(-1, 1)"),
      ])
    case .truth:
      return random.pick([
        "firm.exporter", "firm.new_technology", "known(firm, \"revenue\")", "decided.size.yes",
        "decided.support.no", "decided.score.yes", "decided.support.applies", "true", "false",
        "reaches(firm, \"stage\", \"series_b\")", "params.visits_count",
        "known(decided, \"score\")",
        "starts_with(firm.region, \"51\")", "firm.sector == \"chips\"", "firm.costs > 0",
        "firm.staff ~= 0", "firm.profit > 0", "decided.size.value == \"small\"",
      ])
    case .text:
      return random.pick([
        "firm.name", "firm.region", "firm.sector", "firm.address.city", "params.capital",
        "\"chips\"", "value_or(firm, \"sector\", \"none\")", "decided.size.value",
        "tables.areas:row { region = firm.region, sector = firm.sector }.note", "firm.products[1]",
      ])
    case .date:
      return random.pick([
        "firm.founded_on", "firm.listed_on", "firm.address.since", "as_of", "params.last_founding",
        "\"2020-01-31\"", "value_or(firm, \"listed_on\", as_of)",
      ])
    case .award:
      return random.pick([
        "firm.awards[1]", "pick(firm.awards, \"level\", \"national\")", "extra.first(firm.awards)",
      ])
    case .awards: return "firm.awards"
    case .marks: return "firm.marks"
    case .words: return random.pick(["params.key_sectors", "firm.products"])
    }
  }
}
