internal import LuaSyntax
internal import Policies
internal import Records

/// Which fields rules look up in tables or among the items of a list parameter, so that a value of
/// one would disclose what is in there.
///
/// It follows values through functions and locals, every way at once. What it can't follow to the end
/// makes it incomplete, and then every field counts as looked up.
struct MembershipReading {
  /// The paths of the fields, such as `firm.certificates[].title`.
  private(set) var fields: Set<String> = []
  /// Whether all rules were followed to their ends.
  private(set) var isComplete = true

  /// What the file of each decision asks of other decisions, such as `yes`; by a word it asks `known`.
  private(set) var asked: [String: [String: Set<String>]] = [:]

  let policy: Policy
  /// The decision whose rules are followed.
  private var decision = ""
  /// What the functions of each file of `functions/` see.
  var shared: [String: Scope] = [:]
  private var stepsLeft = 400_000
  private var depth = 0

  /// How deeply calls may be followed.
  private static let mostDepth = 100

  /// Follows the rules of a pack; for the deep stack.
  init(_ policy: Policy) {
    self.policy = policy
    var chunks: [(name: String, chunk: Chunk)] = []
    for file in policy.files {
      guard let chunk = try? Parser.parse(file.source) else {
        isComplete = false
        continue
      }
      chunks.append((file.source.name, chunk))
    }
    for (name, chunk) in chunks where name.hasPrefix("functions/") {
      shared[name.fileName] = declared(chunk.block, in: Scope(parent: nil))
    }
    for (name, chunk) in chunks where !name.hasPrefix("functions/") {
      let scope = declared(chunk.block, in: Scope(parent: nil))
      decision = name.fileName
      for statement in chunk.block.statements {
        if case .call(let call) = statement.kind { declaration(call, scope) }
      }
    }
  }

  /// Whether a field's value would disclose what is in a list or a table.
  func isAsked(_ pattern: String) -> Bool {
    !isComplete || fields.contains { $0 == pattern || pattern.isWithin($0) }
  }

  // MARK: What is followed

  /// What a value can hold.
  struct Traced: Hashable {
    /// The paths of the fields that it is, or is computed from.
    var paths: Set<String> = []
    /// Whether it is a list parameter or one of its items.
    var isListed = false
    /// Whether it is a row, or a cell of one.
    var isCell = false

    func union(_ other: Traced) -> Traced {
      Traced(
        paths: paths.union(other.paths), isListed: isListed || other.isListed,
        isCell: isCell || other.isCell)
    }

    /// What a field of it, or an item, holds.
    func appending(_ suffix: String) -> Traced {
      Traced(paths: Set(paths.map { $0 + suffix }), isListed: isListed, isCell: isCell)
    }
  }

  /// What a name stands for.
  enum Binding {
    case value(Traced)
    case function(FunctionBody, Scope)
  }

  /// Names and what they stand for.
  final class Scope {
    var names: [String: Binding] = [:]
    let parent: Scope?

    init(parent: Scope?) { self.parent = parent }

    /// The scope in which a name is declared.
    func owner(of name: String) -> Scope? {
      names[name] != nil ? self : parent?.owner(of: name)
    }

    subscript(name: String) -> Binding? { owner(of: name)?.names[name] }
  }

  /// Counts a step; false once there are too many.
  mutating func canGoOn() -> Bool {
    stepsLeft -= 1
    if stepsLeft < 0 { isComplete = false }
    return isComplete
  }

  /// Notes that values are looked up.
  mutating func look(up value: Traced) {
    for path in value.paths { fields.insert(path) }
  }

  /// Notes what is asked of a decision.
  mutating func ask(_ other: String, _ what: String) {
    asked[decision, default: [:]][other, default: []].insert(what)
  }

  /// Notes what a comparison of two values discloses; of an order only lists do.
  mutating func compare(_ left: Traced, _ right: Traced, isOrder: Bool = false) {
    if left.isListed || (left.isCell && !isOrder) { look(up: right) }
    if right.isListed || (right.isCell && !isOrder) { look(up: left) }
  }

  // MARK: Files

  /// The functions and locals of a file.
  private mutating func declared(_ block: Block, in scope: Scope) -> Scope {
    for statement in block.statements {
      switch statement.kind {
      case .function(let path, _, let body):
        if let name = path.last { scope.names[name.text] = .function(body, scope) }
      case .localFunction(let name, let body): scope.names[name.text] = .function(body, scope)
      case .local(let variables, let values):
        for (variable, value) in zip(variables, values) {
          if case .function(let body) = value.kind {
            scope.names[variable.name.text] = .function(body, scope)
          }
        }
      default: break
      }
    }
    return scope
  }

  /// Follows the functions of `decision {…}` and `rule "id" {…}`.
  private mutating func declaration(_ call: Expression, _ scope: Scope) {
    guard case .call(_, let arguments) = call.kind, case .table(let items)? = arguments.first?.kind
    else { return }
    for item in items {
      if case .function(let body) = item.value.unwrapped.kind {
        enter(body, scope)
      } else if let name = item.value.plainName, case .function(let body, let own)? = scope[name] {
        enter(body, own)
      }
    }
  }

  /// Follows a function that the host calls with records, by the names of its parameters.
  private mutating func enter(_ body: FunctionBody, _ scope: Scope) {
    let records = body.parameters.map { Binding.value(Traced(paths: [$0.text])) }
    _ = call(body, scope, records)
  }

  // MARK: Calls

  /// What a function gives for arguments.
  mutating func call(_ body: FunctionBody, _ scope: Scope, _ arguments: [Binding]) -> Traced {
    guard canGoOn(), depth < Self.mostDepth else {
      isComplete = false
      return Traced()
    }
    depth += 1
    defer { depth -= 1 }
    let own = Scope(parent: scope)
    for (index, parameter) in body.parameters.enumerated() {
      own.names[parameter.text] =
        index < arguments.count ? arguments[index] : .value(Traced())
    }
    var given = Traced()
    run(body.body, own, &given)
    return given
  }
}

extension String {
  /// Whether a path lies in what another leads to.
  func isWithin(_ other: String) -> Bool {
    guard utf8.count > other.utf8.count, hasPrefix(other) else { return false }
    let next = utf8[utf8.index(utf8.startIndex, offsetBy: other.utf8.count)]
    return next == UInt8(ascii: ".") || next == UInt8(ascii: "[")
  }
}
