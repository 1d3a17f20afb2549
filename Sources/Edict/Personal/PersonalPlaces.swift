internal import AuditLog
internal import CanonicalJSON
internal import Policies
internal import Records

/// Where personal data stands in an entry, and whose it is.
///
/// What a rule shows or gives may be made of personal values in any way. So where a rule may read
/// one, all that it shows counts as personal, and so does what its decision gives.
struct PersonalPlaces {
  /// All of them; none lies in another.
  private(set) var places: [PersonalPlace] = []

  private let flow: PersonalFlow
  private let type: DossierType
  private let values: [PersonalValue]
  private let subject: String

  /// Finds them in the plain entry of a decision about a dossier.
  init(in entry: TextTree, about dossier: Dossier, flow: PersonalFlow) {
    self.flow = flow
    type = dossier.type
    values = dossier.personalValues
    subject = dossier.subjectID
    if values.isEmpty { return }
    addFacts(entry)
    addGrounds(entry["grounds"])
    addResults(entry["results"])
  }

  /// Whose values a dossier holds; none where it holds no personal value.
  static func persons(in dossier: Dossier) -> Set<String> {
    let subject = dossier.subjectID
    return Set(dossier.personalValues.map { $0.owner ?? subject })
  }

  private mutating func add(_ pointer: [String], _ persons: Set<String>) {
    places.append(PersonalPlace(JSONPointer(pointer).description, of: persons))
  }

  // MARK: Facts by path

  private mutating func addFacts(_ entry: TextTree) {
    for value in values {
      places.append(PersonalPlace("/dossier" + value.pointer, of: [owner(value)]))
    }
    for member in members(entry["evidence"]) {
      if let owner = owner(ofPath: member.key) { add(["evidence", member.key], [owner]) }
    }
    let record = type.recordTypes[type.subject]
    let id = record.idField.map { record.name + "." + record.fields[$0].name }
    if let owner = id.flatMap(owner(ofPath:)) { add(["subject"], [owner]) }
  }

  /// Whose a value is: the subject's, where nothing says whose.
  private func owner(_ value: PersonalValue) -> String { value.owner ?? subject }

  /// Whose the value at a path is; nil where it isn't personal.
  private func owner(ofPath path: String) -> String? {
    guard type.isPersonal(factPath: path) else { return nil }
    let value = values.first { value in
      path == value.path || path.hasPrefix(value.path + ".") || path.hasPrefix(value.path + "[")
    }
    return value.map(owner) ?? subject
  }

  // MARK: What is made of facts

  private mutating func addGrounds(_ grounds: TextTree?) {
    for decision in members(grounds) {
      for rule in members(decision.value) {
        let base = ["grounds", decision.key, rule.key]
        for fact in members(rule.value["facts"]) where fact.value.content != .null {
          if let owner = owner(ofPath: fact.key) { add(base + ["facts", fact.key], [owner]) }
        }
        let owners = owners(ofFields: flow.personalReads(decision: decision.key, rule: rule.key))
        if owners.isEmpty { continue }
        for member in members(rule.value) where isMadeOfFacts(member) {
          add(base + [member.key], owners)
        }
      }
    }
  }

  /// Whether a member of a ground may hold what was made of facts.
  private func isMadeOfFacts(_ member: TextTree.Member) -> Bool {
    switch member.key {
    case "decided", "shown": !members(member.value).isEmpty
    // The value by which a band was found stands in the name.
    case "params": members(member.value).contains { $0.key.contains(":at(") }
    default: false
    }
  }

  private mutating func addResults(_ results: TextTree?) {
    for decision in members(results) {
      let owners = owners(ofFields: flow.personalReads(decision: decision.key))
      if owners.isEmpty { continue }
      for member in members(decision.value) where isMadeOfFacts(inResult: member) {
        add(["results", decision.key, member.key], owners)
      }
    }
  }

  /// Whether a member of a result may hold what was made of facts.
  private func isMadeOfFacts(inResult member: TextTree.Member) -> Bool {
    switch member.key {
    case "parts", "points", "value": return true
    // The value by which an item was picked stands in the path.
    case "asks", "missing":
      guard case .list(let items) = member.value.content else { return false }
      return items.contains {
        if case .text(let path) = $0.content { path.contains("=") } else { false }
      }
    default: return false
    }
  }

  /// The persons whose values a dossier has in fields, given as `enterprise.board[].name`.
  private func owners(ofFields fields: Set<String>) -> Set<String> {
    if fields.isEmpty { return [] }
    return Set(values.filter { fields.contains($0.field) }.map(owner))
  }

  private func members(_ tree: TextTree?) -> [TextTree.Member] {
    if case .object(let members)? = tree?.content { members } else { [] }
  }
}

extension PersonalValue {
  /// The path of its field: `enterprise.board[].name` of `enterprise.board[2].name`.
  var field: String { Self.field(ofPath: path) }

  /// The path of the field that a value's path leads to.
  static func field(ofPath path: String) -> String {
    var field = ""
    var isInBrackets = false
    for scalar in path.unicodeScalars {
      if scalar == "]" { isInBrackets = false }
      if !isInBrackets { field.unicodeScalars.append(scalar) }
      if scalar == "[" { isInBrackets = true }
    }
    return field
  }
}
