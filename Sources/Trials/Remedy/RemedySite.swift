internal import CanonicalJSON
internal import Policies
internal import Records

/// A field of a dossier that can change, with what it can become.
struct RemedySite {
  /// Where it stands.
  let site: FieldSite
  /// How it can change.
  let mark: Actionable
  /// The numbers of the rules that may read it.
  let rules: Set<Int>
  /// What it can become, the smallest change first.
  var values: [RemedyValue] = []

  /// Whether entries or an object are to be filled in, rather than one value.
  var isFilled: Bool { site.field.kind == .list || site.field.kind == .object }

  /// Whether it holds a value on a scale, so that a change can be made smaller.
  var isScale: Bool {
    guard site.value != .null else { return false }
    return [.number, .integer, .date].contains(site.field.kind)
  }

  /// The change to one of its values, as it is told.
  func change(to value: RemedyValue) -> Remedy.Change {
    let move: Remedy.Move =
      if site.value == .null {
        .supply
      } else if !value.added.isEmpty {
        .add
      } else if value.direction > 0 {
        .increase
      } else if value.direction < 0 {
        .decrease
      } else {
        .set
      }
    let isAddition = move == .add
    return Remedy.Change(
      path: isAddition ? site.text + "[+]" : site.text, move: move,
      from: isAddition ? .null : site.value,
      to: isAddition ? .values(value.added) : value.content, entries: value.added.count,
      relative: value.relative)
  }
}

/// What a field can become.
struct RemedyValue {
  /// All that the field holds then.
  let content: TextTree.Content
  /// How large the change is: see `Remedy.Change.relative`.
  let relative: Double
  /// Above 0 where it goes up, below 0 where it goes down, else 0.
  var direction = 0
  /// The entries that are added to a list.
  var added: [TextTree.Content] = []
}
