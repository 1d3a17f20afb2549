internal import AuditLog
internal import CanonicalJSON
internal import Policies
internal import Records

/// Where personal data stands in an entry, and whose it is.
///
/// What a rule rests on or gives may be made of personal values in any way. So where a rule may read
/// one, all its grounds count as personal, and so does what its decision gives.
struct PersonalPlaces {
  /// All of them; none lies in another.
  private(set) var places: [PersonalPlace] = []

  private let flow: PersonalFlow
  private let type: DossierType
  private let values: [PersonalValue]
  private let fallback: String

  /// Finds them in the plain entry of a decision about a dossier.
  ///
  /// - Parameter shadow: How the same values go through the rules of the candidate that the entry
  ///   has a shadow of.
  init(
    in entry: TextTree, about dossier: Dossier, flow: PersonalFlow, shadow: PersonalFlow? = nil
  ) {
    self.flow = flow
    type = dossier.type
    values = dossier.personalValues
    fallback = Self.fallback(of: dossier, values)
    if values.isEmpty { return }
    addFacts(entry)
    addGrounds(entry["grounds"])
    addResults(entry["results"], at: ["results"], flow)
    if let shadow { addResults(entry["shadow"]?["results"], at: ["shadow", "results"], shadow) }
  }

  /// Whose values a dossier holds; none where it holds no personal value.
  static func persons(in dossier: Dossier) -> Set<String> {
    let values = dossier.personalValues
    let fallback = fallback(of: dossier, values)
    return Set(values.map { $0.owner ?? fallback })
  }

  /// Whose a value is where nothing says whose: whoever the subject's id is of, else the subject.
  private static func fallback(of dossier: Dossier, _ values: [PersonalValue]) -> String {
    let id = subjectIDPath(dossier.type)
    return values.first { $0.path == id }?.owner ?? dossier.subjectID
  }

  private static func subjectIDPath(_ type: DossierType) -> String? {
    let record = type.recordTypes[type.subject]
    return record.idField.map { record.name + "." + record.fields[$0].name }
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
      let owners = owners(around: member.key)
      if !owners.isEmpty { add(["evidence", member.key], owners) }
    }
    if let owner = Self.subjectIDPath(type).flatMap(owner(ofPath:)) { add(["subject"], [owner]) }
  }

  private func owner(_ value: PersonalValue) -> String { value.owner ?? fallback }

  /// Whose the values are at a path, around it or within.
  private func owners(around path: String) -> Set<String> {
    if let owner = owner(ofPath: path) { return [owner] }
    let inner = values.filter {
      $0.path.hasPrefix(path + ".") || $0.path.hasPrefix(path + "[")
    }
    return Set(inner.map(owner))
  }

  /// Whose the value at a path is; nil where it isn't personal.
  private func owner(ofPath path: String) -> String? {
    guard type.isPersonal(factPath: path) else { return nil }
    let value = values.first { value in
      path == value.path || path.hasPrefix(value.path + ".") || path.hasPrefix(value.path + "[")
    }
    return value.map(owner) ?? fallback
  }

  // MARK: What is made of facts

  /// Of a rule that may read personal fields all that it rests on: what it read beside them, and where
  /// it failed, can tell what they hold.
  private mutating func addGrounds(_ grounds: TextTree?) {
    for decision in members(grounds) {
      for rule in members(decision.value) {
        let owners = owners(ofFields: flow.personalReads(decision: decision.key, rule: rule.key))
        if !owners.isEmpty { add(["grounds", decision.key, rule.key], owners) }
      }
    }
  }

  private mutating func addResults(
    _ results: TextTree?, at place: [String], _ flow: PersonalFlow
  ) {
    for decision in members(results) {
      let made = owners(ofFields: flow.personalReads(decision: decision.key))
      let wanted = owners(ofFields: flow.personalCauses(decision: decision.key))
      for member in members(decision.value) {
        let owners: Set<String>
        switch member.key {
        case "parts", "points", "value": owners = made
        // Which item it is, or the value by which it was picked, stands in the path.
        case "asks", "missing": owners = namesItem(member.value) ? wanted : []
        default: owners = []
        }
        if !owners.isEmpty { add(place + [decision.key, member.key], owners) }
      }
    }
  }

  private func namesItem(_ paths: TextTree) -> Bool {
    guard case .list(let items) = paths.content else { return false }
    return items.contains {
      if case .text(let path) = $0.content { path.contains("[") } else { false }
    }
  }

  /// The persons whose values a dossier has in fields, given as `firm.board[].name`.
  private func owners(ofFields fields: Set<String>) -> Set<String> {
    if fields.isEmpty { return [] }
    return Set(values.filter { fields.contains($0.field) }.map(owner))
  }

  private func members(_ tree: TextTree?) -> [TextTree.Member] {
    if case .object(let members)? = tree?.content { members } else { [] }
  }
}

extension PersonalValue {
  /// The path of its field: `firm.board[].name` of `firm.board[2].name`.
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
