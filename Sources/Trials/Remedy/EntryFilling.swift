internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

/// Fills in new entries of a list, or an object that isn't there, until a rule counts them.
///
/// It begins with what the record type asks for, and fills in what the rules then say that they lack:
/// a rule that has failed although something in an entry isn't known yet can't be helped by it.
struct EntryFilling {
  let scope: RemedyScope
  let trials: RemedyTrials
  let site: FieldSite
  /// The values of a field by its pattern.
  let candidates: (String, Field) -> [TextTree.Content]
  /// What is to be reached.
  let goal: (RemedyTrials.Trial) -> Progress
  /// How many dossiers may still be tried.
  private var triesLeft = 240

  /// How far a trial has come.
  enum Progress {
    case reached
    /// These facts lack.
    case open([String])
    case closed
  }

  /// The most entries that are added.
  private static let mostEntries = 5
  /// How many beginnings of an entry are tried, and with how many values a field of it.
  private static let mostBeginnings = 60
  private static let mostNested = 3

  init(
    _ scope: RemedyScope, _ trials: RemedyTrials, _ site: FieldSite,
    candidates: @escaping (String, Field) -> [TextTree.Content],
    goal: @escaping (RemedyTrials.Trial) -> Progress
  ) {
    self.scope = scope
    self.trials = trials
    self.site = site
    self.candidates = candidates
    self.goal = goal
  }

  /// What the field would hold; nil where nothing was found.
  mutating func value() -> RemedyValue? {
    if site.field.kind == .object { return object() }
    if site.value == .null, let value = finished([]) { return value }
    guard let item = site.field.children.first else { return nil }
    let beginnings = begun(item, site.pattern + "[]", depth: 0)
    for count in 1...Self.mostEntries {
      for beginning in beginnings {
        let same = Array(repeating: beginning, count: count)
        if let found = filled(same, [:]) { return found }
      }
      if count > 1, let found = varied(beginnings, count, item) { return found }
    }
    return nil
  }

  // MARK: Entries

  /// The entries that the list has, followed by new ones.
  private func entries(_ added: [TextTree.Content]) -> RemedyValue {
    var items: [TextTree.Content] = []
    if case .list(let own) = site.value { items = own.map(\.content) }
    return RemedyValue(content: .values(items + added), relative: 0, added: added)
  }

  private var countBefore: Int { if case .list(let own) = site.value { own.count } else { 0 } }

  private mutating func finished(_ added: [TextTree.Content]) -> RemedyValue? {
    let value = entries(added)
    if case .reached? = progress(value) { return value }
    return nil
  }

  private mutating func progress(_ value: RemedyValue) -> Progress? {
    triesLeft -= 1
    if triesLeft < 0 { return nil }
    return trials.trial([(site.path, value.content)]).map(goal)
  }

  /// Fills in what lacks in some entries, each field alike in all but those that `varied` gives a value
  /// an entry; what lacks is at most as much as the entries have fields, which bounds how deeply this
  /// recurses.
  private mutating func filled(
    _ added: [TextTree.Content], _ varied: [String: [TextTree.Content]]
  ) -> RemedyValue? {
    let value = entries(added)
    switch progress(value) {
    case .reached?: return value
    case nil, .closed?: return nil
    case .open(let paths)?:
      guard let (rest, field) = lacking(paths, count: added.count) else { return nil }
      let pattern = site.pattern + "[]" + rest.pattern
      for candidate in choices(field, pattern, depth: rest.filter { $0 == "[" }.count) {
        let next = added.enumerated().compactMap { index, entry in
          entry.setting(rest, to: varied[rest]?[index] ?? candidate)
        }
        guard next.count == added.count else { return nil }
        if let found = filled(next, varied) { return found }
        if varied[rest] != nil { return nil }
      }
      return nil
    }
  }

  /// The first field that lacks in a new entry, by its path within the entry.
  private func lacking(_ paths: [String], count: Int) -> (rest: String, field: Field)? {
    for path in paths {
      for number in countBefore + 1...countBefore + count {
        let prefix = "\(site.text)[\(number)]"
        guard path == prefix || path.isWithin(prefix) else { continue }
        let rest = String(path.dropFirst(prefix.count))
        if let item = site.field.children.first, let field = item.field(at: rest) {
          return (rest, field)
        }
      }
    }
    return nil
  }

  // MARK: Keys

  /// Entries of which one field differs from entry to entry, as rules that count keys ask.
  private mutating func varied(
    _ beginnings: [TextTree.Content], _ count: Int, _ item: Field
  ) -> RemedyValue? {
    for field in item.children where field.kind.isCounted {
      let pattern = site.pattern + "[]." + field.name
      guard scope.isRead(pattern), !scope.isAsked(pattern), !field.isPersonal else { continue }
      let values = keys(field, pattern)
      guard values.count >= count else { continue }
      for beginning in beginnings {
        let begun = (0..<count).compactMap { index in
          beginning.member(field.name) == nil
            ? beginning : beginning.setting("." + field.name, to: values[index])
        }
        if let found = filled(begun, ["." + field.name: values]) { return found }
      }
    }
    return nil
  }

  /// Values of a key that no entry has.
  private func keys(_ field: Field, _ pattern: String) -> [TextTree.Content] {
    var taken: Set<TextTree.Content> = []
    if case .list(let own) = site.value {
      for case let key? in own.map({ $0[field.name]?.content }) { taken.insert(key) }
    }
    var values = candidates(pattern, field)
    if field.kind == .text, field.words == nil {
      values += (1...2 * Self.mostEntries).map { .text("\($0)") }
    }
    return values.filter { !taken.contains($0) }
  }

  // MARK: Beginnings

  /// What a field can begin as: a value, or entries and objects of what their type asks for.
  private func choices(_ field: Field, _ pattern: String, depth: Int) -> [TextTree.Content] {
    if scope.isAsked(pattern) || field.isPersonal || depth > Self.mostNested { return [] }
    switch field.kind {
    case .object: return begun(field, pattern, depth: depth)
    case .list:
      guard let item = field.children.first else { return [] }
      return begun(item, pattern + "[]", depth: depth + 1).map { .values([$0]) } + [.list([])]
    default: return candidates(pattern, field)
    }
  }

  /// An entry, or an object, with the fields that its type asks for, in each way that matters.
  private func begun(_ field: Field, _ pattern: String, depth: Int) -> [TextTree.Content] {
    guard field.kind == .object else { return choices(field, pattern, depth: depth) }
    if scope.isAsked(pattern) || field.isPersonal || depth > Self.mostNested { return [] }
    var begun: [[TextTree.Member]] = [[]]
    for child in field.children where child.isRequired {
      let pattern = "\(pattern).\(child.name)"
      let values =
        scope.isRead(pattern)
        ? choices(child, pattern, depth: depth) : child.anyValue(on: trials.base).map { [$0] } ?? []
      begun = begun.flatMap { members in
        values.map { members + [.unplaced(child.name, $0)] }
      }
      if begun.count > Self.mostBeginnings { begun = Array(begun.prefix(Self.mostBeginnings)) }
    }
    return begun.map { .object($0) }
  }

  // MARK: Objects

  private mutating func object() -> RemedyValue? {
    for beginning in begun(site.field, site.pattern, depth: 0) {
      if let found = filled(object: beginning) { return found }
    }
    return nil
  }

  /// Fills in what lacks in an object; how many fields it has bounds how deeply this recurses.
  private mutating func filled(object: TextTree.Content) -> RemedyValue? {
    let value = RemedyValue(content: object, relative: 0)
    switch progress(value) {
    case .reached?: return value
    case nil, .closed?: return nil
    case .open(let paths)?:
      for path in paths where path.isWithin(site.text) {
        let rest = String(path.dropFirst(site.text.count))
        guard let field = site.field.field(at: rest) else { continue }
        for candidate in choices(field, site.pattern + rest.pattern, depth: 1) {
          guard let next = object.setting(rest, to: candidate) else { return nil }
          if let found = filled(object: next) { return found }
        }
        return nil
      }
      return nil
    }
  }
}
