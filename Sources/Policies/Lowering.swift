internal import LuaSyntax

/// Writes the form of a rule file that Lua gets, from its tree and line for line.
///
/// INVARIANT: the tree has passed the `SubsetChecker`, so a name that is a word stands for it.
struct Lowering {
  /// Which of the forms is written.
  enum Form {
    /// What decides where nothing is missing: `and` and `or` are Lua's own.
    case plain
    /// What decides where something is: an operand of `and` or `or` that stops is held.
    case careful
    /// What is shown: a test returns, for each name that it shows, a function that computes it,
    /// carefully.
    case shown
  }

  let form: Form
  let names: PackNames
  /// What the checker has found each repetition to weigh, by its offset.
  let weights: [Int: Int]
  /// How many parameters each function has that is handed to another than a list word.
  let handed: [Int: Int]
  var numbers: LoweredNames
  var output: LoweredText

  /// The numbers of the probes of the file, by what they watch; none in forms that aren't watched.
  let probes: [Range<Int>: Int]

  /// How many functions enclose what is written, from the test whose returns show; nil outside.
  var depthInTest: Int?

  /// The words that it calls, and the shared functions by their numbers, for its first line.
  private var usedWords: Set<Word> = []
  private var imports: Set<Int> = []
  /// The file of shared functions that is written, where it is one.
  private let sharedFile: String?

  /// The machine's operations that a lowered form is written with, in the order in which a
  /// machine gives them.
  static let operations = [
    "__word", "__export", "__import", "__charge", "__div", "__fin", "__eq", "__loop", "__cat",
    "__len",
    "__ipairs", "__each", "__and", "__or", "__probe",
  ]

  init(
    form: Form, source: SourceText, names: PackNames, checker: SubsetChecker,
    numbers: LoweredNames,
    sharedFile: String? = nil
  ) {
    self.form = form
    self.names = names
    weights = checker.weights
    handed = checker.handed
    self.numbers = numbers
    self.sharedFile = sharedFile
    probes = numbers.probes?.numbers(in: source.name) ?? [:]
    output = LoweredText(source: source)
  }

  /// What has been written, behind a beginning on its first line that binds what it uses.
  var text: String {
    let words = usedWords.sorted { $0.rawValue < $1.rawValue }
      .map { "local \($0.loweredName) = __word(\($0.rawValue)); " }
    let functions = imports.sorted().map { "local __f\($0) = __import(\($0)); " }
    // The operation of probes is the last, so that forms without them are as they would be.
    let operations = probes.isEmpty ? Self.operations.dropLast() : Self.operations[...]
    return "local \(operations.joined(separator: ",")) = ...; "
      + (words + functions).joined() + output.text
  }

  /// The name of a word, which the first line will bind.
  mutating func name(_ word: Word) -> String {
    usedWords.insert(word)
    return word.loweredName
  }

  /// The name by which the form calls a shared function.
  mutating func name(ofShared name: String, in file: String) -> String {
    if file == sharedFile { return name }
    guard let function = names.functions[file]?[name] else { return name }
    let number = form == .plain ? function.number : function.carefulNumber
    imports.insert(number)
    return "__f\(number)"
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

  /// Writes a function of a file under `functions/`, and exports it.
  mutating func sharedFunction(_ name: Name, _ body: FunctionBody, number: Int) {
    put("local function \(name.text)", at: name.range)
    function(body, isTest: false)
    output.put("__export(\(number), \(name.text)); ")
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
    case .call(let callee, let arguments):
      if case .name(let name) = callee.kind, let word = Word.callable[name]?.word {
        // These three hand on their last argument.
        ![.valueOr, .ratio, .change].contains(word) || arguments.last?.isSurelyFinite ?? true
      } else {
        false
      }
    case .binary(.concatenate, _, _, _): true
    default: false
    }
  }
}
