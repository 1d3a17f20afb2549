// The syntax tree of Lua 5.4: https://www.lua.org/manual/5.4/manual.html#9
//
// Every node knows the half-open range of bytes that it spans, without the space around it.
// INVARIANT: the tree is at most `Parser.maximumDepth` nodes deep, so walking it needs little stack.

/// A parsed file.
public struct Chunk: Sendable {
  /// The text that was parsed.
  public let source: SourceText
  /// The statements at the top level.
  public let block: Block
  /// Every comment, in file order.
  public let comments: [Comment]
}

/// A comment with its dashes and brackets.
public struct Comment: Sendable, Hashable {
  /// What it spans; a short comment ends before its line end.
  public let range: Range<Int>
}

/// Statements that share a scope.
public struct Block: Sendable {
  /// The statements in order; a `return` can only be the last.
  public let statements: [Statement]
  /// From the first to the last statement; empty, where the block would stand, if there is none.
  public let range: Range<Int>
}

/// A name with its place.
public struct Name: Sendable, Hashable {
  /// The identifier.
  public let text: String
  /// What it spans.
  public let range: Range<Int>

  /// Makes a name that spans a range.
  package init(text: String, range: Range<Int>) {
    self.text = text
    self.range = range
  }
}

/// One statement.
public struct Statement: Sendable {
  /// What it says.
  public let kind: Kind
  /// What it spans.
  public let range: Range<Int>

  /// The kinds of statement in Lua 5.4.
  public indirect enum Kind: Sendable {
    /// `;`
    case empty
    /// `local a <const>, b = 1, 2`
    case local(variables: [LocalVariable], values: [Expression])
    /// `a, b.c = 1, 2`
    case assignment(targets: [Expression], values: [Expression])
    /// `f(x)`: the expression is a call or a method call.
    case call(Expression)
    /// `do … end`
    case `do`(Block)
    /// `while c do … end`
    case `while`(condition: Expression, body: Block)
    /// `repeat … until c`
    case `repeat`(body: Block, condition: Expression)
    /// `if a then … elseif b then … else … end`
    case `if`(clauses: [IfClause], otherwise: Block?)
    /// `for i = 1, 10, 2 do … end`
    case numericFor(
      variable: Name, start: Expression, limit: Expression, step: Expression?, body: Block)
    /// `for k, v in pairs(t) do … end`
    case genericFor(variables: [Name], iterators: [Expression], body: Block)
    /// `function a.b.c:m(…) … end`: the path is `a b c`.
    case function(path: [Name], method: Name?, body: FunctionBody)
    /// `local function f(…) … end`
    case localFunction(name: Name, body: FunctionBody)
    /// `return a, b`
    case `return`([Expression])
    /// `break`
    case `break`
    /// `goto name`
    case goto(Name)
    /// `::name::`
    case label(Name)
  }
}

/// A variable of a `local` statement.
public struct LocalVariable: Sendable, Hashable {
  /// The variable's name.
  public let name: Name
  /// `const` or `close`, where one is written.
  public let attribute: Name?
}

/// `if` or `elseif` with its condition and block.
public struct IfClause: Sendable {
  /// What is tested.
  public let condition: Expression
  /// What is done where it holds.
  public let body: Block
}

/// Parameters and block of a function.
public struct FunctionBody: Sendable {
  /// The named parameters; a method's `self` isn't among them.
  public let parameters: [Name]
  /// Where `...` ends the parameter list.
  public let vararg: Range<Int>?
  /// The statements.
  public let body: Block
  /// From `(` of the parameters through `end`.
  public let range: Range<Int>
}

/// One expression.
public struct Expression: Sendable {
  /// What it says.
  public let kind: Kind
  /// What it spans; parentheses have a node of their own.
  public let range: Range<Int>

  /// The kinds of expression in Lua 5.4.
  public indirect enum Kind: Sendable {
    /// `nil`
    case `nil`
    /// `true` or `false`
    case boolean(Bool)
    /// An integer literal that fits 64 bits, wrapped around where it is hexadecimal.
    case integer(Int64)
    /// Any other number literal.
    case float(Double)
    /// A string literal with its escapes resolved; bytes, since Lua's strings needn't be UTF-8.
    case string([UInt8])
    /// `...`
    case vararg
    /// `function (…) … end`
    case function(FunctionBody)
    /// A variable, local or global.
    case name(String)
    /// `a.b`
    case field(Expression, Name)
    /// `a[b]`
    case index(Expression, Expression)
    /// `f(a, b)`, also `f "a"` and `f {…}`
    case call(Expression, [Expression])
    /// `a:m(b)`
    case methodCall(Expression, Name, [Expression])
    /// `a + b`; the range is that of the operator.
    case binary(BinaryOperator, Range<Int>, Expression, Expression)
    /// `-a`; the range is that of the operator.
    case unary(UnaryOperator, Range<Int>, Expression)
    /// `{1, x = 2, [3] = 4}`
    case table([TableItem])
    /// `(a)`
    case parenthesized(Expression)
  }
}

/// An item of a table constructor.
public struct TableItem: Sendable {
  /// How its key is written.
  public let key: Key
  /// Its value.
  public let value: Expression
  /// What key and value span.
  public let range: Range<Int>

  /// How the key of an item is written.
  public enum Key: Sendable {
    /// `{value}`
    case position
    /// `{name = value}`
    case name(Name)
    /// `{[key] = value}`
    case computed(Expression)
  }
}

/// An operator between two operands, by its spelling.
public enum BinaryOperator: String, Sendable, CaseIterable {
  case or = "or"
  case and = "and"
  case less = "<"
  case greater = ">"
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case notEqual = "~="
  case equal = "=="
  case bitOr = "|"
  case bitXor = "~"
  case bitAnd = "&"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case concatenate = ".."
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case floorDivide = "//"
  case modulo = "%"
  case power = "^"
}

/// An operator before its operand, by its spelling.
public enum UnaryOperator: String, Sendable, CaseIterable {
  case not = "not"
  case negate = "-"
  case length = "#"
  case bitNot = "~"
}
