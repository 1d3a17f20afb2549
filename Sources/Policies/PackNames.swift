internal import LuaSyntax
internal import Records

/// What a rule file can name beside its own locals.
struct PackNames {
  let recordTypes: [RecordType]
  let parameters: [String: Parameter]
  let tables: [LookupTable]
  let sources: [String: Source]
  /// Where each parameter is written, as `params.x`, and each table, by its name.
  var places: [String: DeclaredPlace] = [:]
  /// The functions of each file under `functions/`, by its name.
  var functions: [String: [String: SharedFunction]] = [:]
  /// Those files as they are parsed.
  var chunks: [String: Chunk] = [:]
  /// The decisions that stand before the one at hand, in the order in which they are made.
  var decisions: [DecisionDefinition] = []
  /// The decisions whose files are refused, or that stand in a circle, so that not every reader of
  /// them is told.
  var failed: Set<String> = []
  /// The record type of the subject, where there is one.
  var subject: Int?
  /// Whom the functions of the file at hand are asked about.
  var scope = RuleFileScope.dossier
  /// The decisions of the pack that are over the portfolio.
  var overPortfolio: Set<String> = []
  /// The decisions of the packs that it uses, each under `alias.name`.
  private(set) var used: [DecisionDefinition] = []
  /// The aliases of those packs.
  private(set) var aliases: [String] = []
  /// Every decision of the pack; nil while shared functions are read, which is before all of them.
  var listed: Set<String>?

  func record(_ name: String) -> Int? { recordTypes.firstIndex { $0.name == name } }

  func table(_ name: String) -> Int? { tables.firstIndex { $0.name == name } }

  /// Whether a field of this name can be more than one plain value: an object or list of a record,
  /// or what a rule of an `any` gives, which may be a range.
  func mayHoldMore(_ field: String) -> Bool {
    func isAmong(_ fields: [Field]) -> Bool {
      fields.contains { inner in
        (inner.name == field && (inner.kind == .object || inner.kind == .list))
          || isAmong(inner.children)
      }
    }
    return recordTypes.contains { isAmong($0.fields) }
      || (decisions + used).contains { decision in
        decision.combine == .any
          && decision.rules.contains { $0.id == field && $0.value != nil }
      }
  }

  /// Takes what rules can read of the packs that the pack uses.
  mutating func take(_ packs: [UsedPack]) {
    aliases = packs.map(\.alias)
    used = packs.flatMap { pack in
      pack.policy.pack.decisions.map { $0.named("\(pack.alias).\($0.name)") }
    }
  }

  /// `record.field`, where there is one.
  func field(_ path: String) -> FieldReference? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let record = record(parts[0]),
      let field = recordTypes[record].slots[parts[1]]
    else { return nil }
    return FieldReference(record: record, field: field, path: path)
  }

  /// The date that `as_of` names, or why it can't.
  func asOf(_ path: String) -> Result<FieldReference, AsOfFault> {
    guard let field = field(path) else { return .failure(.noDate(path)) }
    let declared = recordTypes[field.record].fields[field.field]
    if declared.kind != .date { return .failure(.noDate(path)) }
    return declared.isPersonal ? .failure(.personal(path)) : .success(field)
  }

  /// Why `as_of` can't name a field.
  struct AsOfFault: Error {
    let code: String
    let message: String

    static func noDate(_ path: String) -> AsOfFault {
      AsOfFault(
        code: "bad_as_of", message: "`\(path)` is no date of a record; write `record.field`")
    }

    static func personal(_ path: String) -> AsOfFault {
      AsOfFault(
        code: "personal_as_of",
        message: "`\(path)` is personal, and an as-of date stands openly in every log; "
          + "name another date")
    }
  }

  /// Why the rule or function at hand can't read a decision.
  func whyUnread(_ decision: String) -> String {
    if listed != nil, let alias = decision.split(separator: ".").dropLast().first {
      let names = used.map(\.name).filter { $0.hasPrefix(alias + ".") }
        .map { String($0.dropFirst(alias.count + 1)) }
      let name = String(decision.dropFirst(alias.count + 1))
      return "`\(alias)` has no decision `\(name)`" + suggestion(for: name, among: names)
    }
    guard let listed else {
      return "functions are read before every decision; hand `decided.\(decision)…` to them"
    }
    if scope == .dossier, overPortfolio.contains(decision) { return Self.afterAll(decision) }
    if listed.contains(decision) {
      return
        "`\(decision)` stands after this one in `pack.yaml`; decisions read those before them"
    }
    return "no decision `\(decision)` stands before this one"
      + suggestion(for: decision, among: decisions.map(\.name))
  }
}
