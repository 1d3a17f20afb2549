import Decisions
import Policies
import Records
import Testing

@Suite("list words over items that aren't known or are in error")
struct LanguageListTests {
  /// What items come to, from the text of the language alone.
  private struct Items {
    let items: [Logic.Outcome]

    init(_ states: [Truth]) {
      items = states.indices.map { Logic.operand($0 + 1).outcome(states) }
    }

    init(items: [Logic.Outcome]) { self.items = items }

    private var causes: Set<String> {
      items.reduce(into: []) { causes, item in
        if case .open(let open) = item { causes.formUnion(open) }
      }
    }

    /// `any` and `every`: as `or` and `and` of the items.
    func settled(by settling: Bool) -> String {
      var held: Set<String> = []
      for item in items {
        switch item {
        case .value(settling): return "\(settling)"
        case .value: continue
        case .open(let open): held.formUnion(open)
        case .error: if held.isEmpty { return "error" }
        }
      }
      return held.isEmpty ? "\(!settling)" : Self.line("", held)
    }

    /// Words that need every item: the first that isn't there decides.
    func whole(_ value: ([Bool]) -> String) -> String {
      for item in items {
        if case .error = item { return "error" }
        if case .open = item { return Self.line("", causes) }
      }
      return value(items.map { $0 == .value(true) })
    }

    /// `count`: an error is one wherever it stands, since every item is counted.
    var count: String {
      if items.contains(.error) { return "error" }
      let low = items.count { $0 == .value(true) }
      let open = items.count { if case .open = $0 { true } else { false } }
      return open == 0 ? "\(low)" : Self.line("[\(low),\(low + open)]", causes)
    }

    static func line(_ value: String, _ causes: Set<String>) -> String {
      let missing = causes.filter { !$0.hasPrefix("?") }.sorted()
      let asks = causes.filter { $0.hasPrefix("?") }.sorted()
      let head = value.isEmpty ? (missing.isEmpty ? "review" : "unknown") : value
      return ([head] + missing + asks).joined(separator: " ")
    }
  }

  private static let locals =
    LanguageLogicTests.operands.replacing("function k", with: "local function k")
      + """

      local function k(s, i)
        if i == 1 then return k1(s) end
        if i == 2 then return k2(s) end
        if i == 3 then return k3(s) end
        return k4(s)
      end
      local function n(s, i)
        if k(s, i) then return i end
        return 0
      end
      """

  private func check(
    _ table: [(String, (Items) -> String)], count: Int, of items: ([Truth]) -> Items
  ) throws {
    let expressions = try Expressions(table.map(\.0), locals: Self.locals)
    for states in LanguageLogicTests.states(of: count) {
      let lines = try expressions.lines(LanguageLogicTests.dossier(states))
      for (line, row) in zip(lines, table) {
        let line = line.hasPrefix("error") ? "error" : line
        #expect(line == row.1(items(states)), "\(row.0) of \(states)")
      }
    }
  }

  @Test("every state of up to four items, in every word", arguments: 0...4)
  func everyState(count: Int) throws {
    let list = "params." + ["none", "one", "two", "three", "four"][count]
    let test = "function(i) return k(s, i) end"
    let number = "function(i) return n(s, i) end"
    func total(_ held: [Bool]) -> Int { held.indices.reduce(0) { $0 + (held[$1] ? $1 + 1 : 0) } }
    func distinct(_ held: [Bool]) -> Int { Set(held.indices.map { held[$0] ? $0 + 1 : 0 }).count }
    try check(
      [
        ("any(\(list), \(test))", { $0.settled(by: true) }),
        ("every(\(list), \(test))", { $0.settled(by: false) }),
        ("count(\(list), \(test))", { $0.count }),
        ("count(\(list), \(test), \(number))", { $0.count }),
        ("sum(\(list), \(number))", { $0.whole { "\(total($0))" } }),
        ("#where(\(list), \(test))", { $0.whole { "\($0.count { $0 })" } }),
        (
          "sum(where(\(list), \(test)), function(i) return i end)",
          { $0.whole { "\(total($0))" } }
        ),
        (
          "sum(list(\(list), \(number)), function(i) return i end)",
          { $0.whole { "\(total($0))" } }
        ),
        ("#distinct(\(list), \(number))", { $0.whole { "\(distinct($0))" } }),
        (
          "largest(\(list), \(number))",
          { items in
            items.whole { held in
              held.isEmpty ? "error" : "\((held.lastIndex(of: true) ?? -1) + 1)"
            }
          }
        ),
      ], count: count, of: Items.init)
  }

  @Test("items that and and or make, which go on where an operand stops")
  func operatorsInItems() throws {
    func items(_ make: @escaping (Logic, Logic) -> Logic) -> ([Truth]) -> Items {
      { states in
        Items(
          items: [(1, 3), (2, 4)].map {
            make(.operand($0.0), .operand($0.1)).outcome(states)
          })
      }
    }
    for (op, make) in [("or", Logic.or), ("and", Logic.and)] {
      let test = "function(i) return k(s, i) \(op) k(s, i + 2) end"
      try check(
        [
          ("any(params.two, \(test))", { $0.settled(by: true) }),
          ("every(params.two, \(test))", { $0.settled(by: false) }),
          ("count(params.two, \(test))", { $0.count }),
          ("#where(params.two, \(test))", { $0.whole { "\($0.count { $0 })" } }),
        ], count: 4, of: items(make))
    }
  }

  @Test("what and and or in an item settle is one number, and no range that words refuse")
  func settledCounts() throws {
    let test = "function(i) return s.u1 > i or s.flag end"
    try expect(
      [
        "max(count(params.two, \(test)), 1)": "2", "low(count(params.two, \(test)))": "2",
        "count(params.two, \(test)) == 2": "true", "F.both(s)": "2",
        "sum(params.two, function(i) return count(params.two, \(test)) end)": "4",
      ], of: #"{"id": "x", "flag": true}"#,
      files: [
        "functions/F.lua": "function both(s) return count(params.two, \(test)) end"
      ])
  }

  @Test("values of a list, each once, ascend")
  func distinctValues() throws {
    let join = """
      local function join(items)
        local text = ""
        for _, item in ipairs(items) do text = text .. item .. ";" end
        return text
      end
      """
    try expect(
      [
        "join(distinct(params.words, function(w) return w end))": "\"a;b;\"",
        "join(list(params.words, function(w) return w end))": "\"b;a;b;\"",
        "join(where(params.words, function(w) return w == \"b\" end))": "\"b;b;\"",
        "join(distinct(params.none, function(w) return w end))": "\"\"",
        "count(params.words)": "3", "count(params.none)": "0", "#params.words": "3",
        "count(params.words, function(w) return true end, function(w) return w end)": "2",
        "params.words[1]": "\"b\"", "params.words[4]": "error ! no_such_item",
        "params.words[0]": "error ! no_such_item", "params.words[1.5]": "error ! no_such_item",
        "params.words[s.u1]": "unknown s.u1",
      ], of: #"{"id": "x"}"#, locals: join)
  }

  @Test("what a list word's function gives must be of its kind")
  func kinds() throws {
    try expect(
      [
        "any(params.two, function(i) return i end)": "error ! not_boolean",
        "count(params.two, function(i) return \"x\" end)": "error ! not_boolean",
        "sum(params.two, function(i) return \"x\" end)": "error ! not_a_number",
        "largest(params.two, function(i) return params.span end)": "error ! range_refused",
        "sum(params.two, function(i) return params.span end)": "[4,10] ? params.span",
        "distinct(params.two, function(i) return params.span end) == 1": "error ! range_refused",
        "any(s.text, function(i) return true end)": "error ! not_a_list",
        "any(s.u1, function(i) return true end)": "unknown s.u1",
        "largest(params.none, function(i) return i end)": "error ! no_items",
        "sum(params.none, function(i) return i end)": "0",
      ], of: #"{"id": "x", "text": "t"}"#)
  }
}
