internal import CanonicalJSON
internal import LuaSyntax
internal import Records

/// Follows types from records, parameters, tables and decisions through the functions of a pack, and
/// reports what could raise when a rule runs, and what could never fire.
///
/// Each function is checked at each of its calls with what it is given there, so a function that
/// serves lists of awards and of scores alike needs no declaration. What a rule may read comes of
/// the same walk.
///
/// INVARIANT: the tree has passed the `SubsetChecker`, so every name stands for something, and no
/// function can reach itself.
struct TypeChecker {
  var names: PackNames
  let findings: Findings
  /// The as-of field of the pack.
  let packAsOf: FieldReference?
  /// The name of the decision whose rules are checked.
  var decision = ""
  /// The as-of field of that decision, or of the pack.
  var asOf: FieldReference?

  /// The file that is walked at the moment.
  var source: SourceText
  var state = State()
  /// What has been read since the last time it was taken.
  var reads = Reads()
  /// What stands in `stops` for a question to a person.
  static let review = "review"
  /// What stands there for an item of a list that isn't known, and for a range that doesn't settle
  /// a comparison.
  static let item = "item"
  static let range = "range"
  /// What of that can stop the rule, where it isn't known, by its path.
  var stops: Set<String> = []
  /// What is watched, with what can be seen there; nil where nothing is.
  var probes: Probes?
  /// Of `stops`, where something is watched, what can indeed be missing, and why.
  var gaps: Set<Gap> = []
  /// What the conditions of the declaration at hand can come to, by their keys.
  var truths: [String: ValueType.Truth] = [:]
  /// The record types without which the decision at hand has nothing to decide.
  var surely: Set<Int> = []
  /// The functions that are walked at the moment, the innermost last.
  var activations: [Activation] = []
  /// Above zero while nothing is reported.
  var muted = 0
  /// Whether what is walked is shown only: an error there is shown as nothing.
  var isShowing = false

  /// The files that have been walked, by name.
  var sources: [String: SourceText] = [:]
  /// The top of each file, by its name.
  var tops: [String: Scope] = [:]
  /// The results of functions at the top of a file, by what they are given.
  var results: [CallKey: CallResult] = [:]
  /// The functions that have been walked.
  var walked: Set<Place> = []
  /// What was reported, so that each is told once.
  private var reported: Set<Report> = []
  /// What the sides of comparisons can be, by the place of the operator.
  var sides: [Place: Sides] = [:]
  /// What comparisons can come to, over all the ways in which they are reached.
  var comparisons: [Place: Comparison] = [:]
  /// The rules that only ever come to one thing.
  var settledRules: [SettledRule] = []
  /// How deep the walk is, and how long it has been.
  private var depth = 0
  var steps = 0

  /// Deeper calls are taken to give anything; their functions are walked by themselves.
  private static let maximumDepth = 450
  /// Far more than any file of rules that a person wrote.
  private static let maximumSteps = 300_000

  /// A place in a file.
  struct Place: Hashable {
    let file: String
    let offset: Int
  }

  /// Where a literal stands.
  struct Literal: Hashable {
    let place: Place
    let range: Range<Int>
  }

  private struct Report: Hashable {
    let place: Place
    let code: String
  }

  struct CallKey: Hashable {
    let place: Place
    let arguments: [ValueType]
  }

  struct CallResult {
    let returns: [Return]
    let reads: Reads
    let stops: Set<String>
    let gaps: Set<Gap>
  }

  /// A value that a function returns, with where it stands; nil where the function just ends.
  struct Return: Hashable {
    let place: Place
    let range: Range<Int>?
    let type: ValueType
    /// What stands behind the first value, which only an order has.
    var others: [ValueType] = []
  }

  struct Activation {
    var returns: [Return] = []
  }

  /// What a comparison can come to.
  struct Comparison {
    var truth: ValueType.Truth
    let range: Range<Int>
    let source: SourceText
    let reason: String
  }

  init(names: PackNames, packAsOf: FieldReference?, findings: Findings) {
    self.names = names
    self.packAsOf = packAsOf
    self.findings = findings
    source = SourceText(name: "", bytes: [])
  }

  // MARK: Reports

  func place(_ range: Range<Int>) -> Place { Place(file: source.name, offset: range.lowerBound) }

  mutating func report(
    _ code: String, _ range: Range<Int>, _ message: String,
    severity: Finding.Severity = .error, fix: String? = nil
  ) {
    report(code, in: source, range, message, severity: severity, fix: fix)
  }

  private mutating func report(
    _ code: String, in source: SourceText, _ range: Range<Int>, _ message: String,
    severity: Finding.Severity = .error, fix: String? = nil
  ) {
    let place = Place(file: source.name, offset: range.lowerBound)
    guard muted == 0, reported.insert(Report(place: place, code: code)).inserted else { return }
    findings.report(code, in: source, range: range, message, severity: severity, fix: fix)
  }

  /// Reports something about a literal, wherever the walk has carried it.
  mutating func report(_ code: String, at literal: Literal, _ message: String) {
    guard let source = sources[literal.place.file] else { return }
    report(code, in: source, literal.range, message)
  }

  /// Reports a word of a parameter or of a table's column, where it is written.
  mutating func report(_ code: String, word: String, of origin: String, _ message: String) {
    let table = String(origin.prefix { $0 != "." })
    guard muted == 0, let declared = names.places[origin] ?? names.places[table] else { return }
    let place = declared.place(of: word)
    let report = Report(place: Place(file: declared.source.name, offset: place.line), code: code)
    guard reported.insert(report).inserted else { return }
    findings.report(code, in: declared.source, at: place, message)
  }

  /// The text of an expression as a message quotes it.
  func quote(_ expression: Expression) -> String { quote(expression.unwrapped.range) }

  func quote(_ range: Range<Int>) -> String {
    let words = source.text(in: range).split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    return "`" + (text.count > 40 ? text.prefix(37) + "…" : text) + "`"
  }

  // MARK: Bounds

  /// Goes a step deeper; false where the walk is too deep or too long, and what is there can be
  /// anything.
  mutating func enter() -> Bool {
    steps += 1
    if steps == Self.maximumSteps {
      findings.report(
        "too_complex", file: source.name,
        "its functions are called in more ways than can be checked; call less from each")
    }
    guard depth < Self.maximumDepth, steps < Self.maximumSteps else { return false }
    depth += 1
    return true
  }

  /// Comes back from a step.
  mutating func leave() { depth -= 1 }
}
