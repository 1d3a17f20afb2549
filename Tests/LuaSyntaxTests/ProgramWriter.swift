import TestSupport

/// Writes short programs at random: harmless ones, with a few statements put in at random places
/// that break a rule there or don't.
struct ProgramWriter {
  var random: SplitMix

  /// Marks a place where a statement can stand; it is space to Lua.
  private static let gap: Character = "\u{B}"

  /// Groups of statements of which a program gets some: whether they are in order depends on their
  /// places.
  private static let spices = [
    ["goto l", "::l::"],
    ["goto l", "goto l", "::l::"],
    ["goto l", "local a", "::l::"],
    ["goto l local a", "::l::"],
    ["goto l local a ::l::"],
    ["do goto l end local a", "::l::"],
    ["do local a goto l end local b", "::l:: f()"],
    ["local b do local a goto l end", "::l::"],
    ["goto l", "::l::", "local a", "::m::"],
    ["goto l", "::l::", "::l::"],
    ["goto l", "goto m", "::m::", "::l::;"],
    ["break"], ["break", "::l::", "goto l"],
    ["local a <const> = 1", "a = 2"],
    ["local a <const> = f", "function a() end"],
    ["local a <close> = nil", "a, c = 2"],
    ["local b <const>", "local b", "b = 2"],
    ["local a <const> = 1", "function a.b() end", "a.c = 1"],
    ["local a <close>, b <const> = nil", "b = 1"],
    ["local a <close>, b <close> = nil"],
    ["local a <odd> = 1"], ["return ..."], ["f(...)"], ["return"],
    ["local _ENV <const> = a", "c = 1"],
  ]

  mutating func program() -> [UInt8] {
    var places = block(depth: 0).split(separator: Self.gap, omittingEmptySubsequences: false)
      .map(String.init)
    for statement in random.pick(Self.spices) {
      places.insert(" " + statement + " ", at: 1 + random.below(places.count - 1))
    }
    return Array(places.joined(separator: String(Self.gap)).utf8)
  }

  private mutating func block(depth: Int) -> String {
    let gap = String(Self.gap)
    return gap + (0..<random.below(4)).map { _ in statement(depth: depth) + gap }.joined()
  }

  private mutating func name() -> String { random.pick(["a", "b", "c", "d"]) }

  private mutating func statement(depth: Int) -> String {
    if depth < 4, random.below(3) < 2 { return compound(depth: depth + 1) }
    switch random.below(7) {
    case 0: return ";"
    case 1: return "local \(name())"
    case 2: return "local \(name()), \(name()) = \(value(depth: depth))"
    case 3: return "d.\(name()), e = \(value(depth: depth))"
    default: return "f\(random.pick(["()", ".b()", ":c{}", "'x'", "[1]()"]))"
    }
  }

  private mutating func compound(depth: Int) -> String {
    let body = block(depth: depth)
    switch random.below(9) {
    case 0, 1: return "do \(body) end"
    case 2: return "while \(value(depth: depth)) do \(body) end"
    case 3: return "repeat \(body) until \(value(depth: depth))"
    case 4: return "if \(value(depth: depth)) then \(body) else \(block(depth: depth)) end"
    case 5: return "for \(name()) = 1, \(value(depth: depth)) do \(body) end"
    case 6: return "for a, \(name()) in \(value(depth: depth)) do \(body) end"
    case 7: return "function d\(random.pick(["", ".x", ":y"]))(\(parameters())) \(body) end"
    default: return "local function \(name())(\(parameters())) \(body) end"
    }
  }

  private mutating func parameters() -> String { random.pick(["", "...", "a", "a, b, ...", "b"]) }

  private mutating func value(depth: Int) -> String {
    switch random.below(10) {
    case 0 where depth < 4: return "function(\(parameters())) \(block(depth: depth + 1)) end"
    case 1: return "{ \(name()), [\(name())] = 1; b = f() }"
    case 2: return "(\(name()) \(random.pick(["+", "..", "and", "~", "//", "^-", "=="])) 2)"
    case 3: return "\(random.pick(["-", "not ", "#", "~"]))\(name())"
    case 4: return "\(name()).b"
    default: return random.pick(["1", "nil", "'s'", "0x1F", "2^53", "true", name()])
    }
  }
}
