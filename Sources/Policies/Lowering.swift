internal import LuaSyntax

/// Writes the form of a rule file that Lua gets, from its tree and line for line.
///
/// INVARIANT: the tree has passed the `SubsetChecker`, so a name that is a word stands for it.
struct Lowering {
  /// Which of the two forms is written.
  enum Form {
    /// What decides: a test returns its boolean only.
    case plain
    /// What is shown: a test returns, for each name that it shows, a function that computes it.
    case shown
  }

  let form: Form
  let names: PackNames
  var symbols: SymbolTable
  var output: LoweredText
  /// For each return that shows something, the names in the order of their functions.
  var shownNames: [[String]]

  /// How many functions enclose what is written, from the test whose returns show; nil outside.
  var depthInTest: Int?

  /// The names that a chunk's first line binds: the machine's operations, then the words.
  static let words = Word.allCases.map(\.loweredName)

  /// The machine's operations that a lowered form is written with, in the order in which a
  /// machine gives them.
  static let operations = ["__export", "__div", "__fin", "__loop", "__cat", "__len", "__ipairs"]

  init(
    form: Form, source: SourceText, names: PackNames, symbols: SymbolTable, shownNames: [[String]]
  ) {
    self.form = form
    self.names = names
    self.symbols = symbols
    self.shownNames = shownNames
    output = LoweredText(source: source)
    output.put("local \((Self.operations + Self.words).joined(separator: ",")) = ...; ")
  }

  // MARK: The top of a file

  /// Writes a `local` at the top of the file.
  mutating func topLevelLocal(_ statement: Statement, testNames: Set<String>) {
    switch statement.kind {
    case .localFunction(let name, let body):
      put("local function \(name.text)", at: name.range)
      function(body, isTest: testNames.contains(name.text))
    case .local(let variables, let values):
      for (variable, value) in zip(variables, values) {
        put("local \(variable.name.text) = ", at: variable.name.range)
        if case .function(let body) = value.kind {
          put("function", at: value.range)
          function(body, isTest: testNames.contains(variable.name.text))
        } else {
          expression(value)
        }
        output.put("; ")
      }
    default: break
    }
    output.put("; ")
  }

  /// Hands a function, or the value of an expression, to the machine under a number.
  mutating func export(_ value: Expression, number: Int, isTest: Bool) {
    put("__export(\(number), ", at: value.range)
    switch value.kind {
    case .function(let body):
      output.put("function")
      function(body, isTest: isTest)
    case .name(let name):
      output.put(name)
    default:
      output.put("function() return ")
      expression(value)
      output.put(" end")
    }
    output.put("); ")
  }

  mutating func function(_ body: FunctionBody, isTest: Bool) {
    let outer = depthInTest
    depthInTest = isTest ? 0 : outer.map { $0 + 1 }
    let parameters = body.parameters.map(\.text).joined(separator: ", ")
    put("(\(parameters)) ", at: body.range)
    block(body.body)
    output.put("end ")
    depthInTest = outer
  }

  mutating func put(_ piece: String, at range: Range<Int>) {
    output.put(piece, at: range.lowerBound)
  }

  // MARK: Literals

  /// A double as Lua reads it back, never as an integer.
  static func literal(_ value: Double) -> String {
    let text = value.description
    return text.contains(".") || text.contains("e") ? text : text + ".0"
  }

  /// Text with everything but plain ASCII escaped.
  static func literal(_ bytes: [UInt8]) -> String {
    var text = "\""
    for byte in bytes {
      switch byte {
      case 0x20...0x7E where byte != 0x22 && byte != 0x5C:
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte)
        text += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return text + "\""
  }
}

extension Expression {
  /// Whether it is a number literal other than zero.
  var isNonzeroLiteral: Bool {
    switch kind {
    case .integer(let value): value != 0
    case .float(let value): value != 0
    default: false
    }
  }

  /// Whether it can be neither NaN nor infinity: what a host gives is neither, nor is a literal.
  var isSurelyFinite: Bool {
    switch kind {
    case .nil, .boolean, .integer, .float, .string, .field, .index, .methodCall: true
    case .unary(_, _, let operand): operand.isSurelyFinite
    case .parenthesized(let inner): inner.isSurelyFinite
    case .name(let name): name == "as_of"
    case .call(let callee, _):
      if case .name(let name) = callee.kind { Word.callable[name] != nil } else { false }
    case .binary(.concatenate, _, _, _): true
    default: false
    }
  }
}
