internal import CanonicalJSON
internal import LuaSyntax
internal import Policies

extension TestFileReader {
  /// A row of `each`.
  struct Row {
    let name: String
    let place: TextPlace
    let parts: Parts
  }

  func rows(_ tree: TextTree, _ what: String, _ reader: ObjectReader) -> [Row] {
    let rowTrees: [TextTree]
    switch tree.content {
    case .list(let items): rowTrees = items
    case .object:
      rowTrees = CaseTable(tree, what, in: source, findings)?.rows ?? []
      if rowTrees.isEmpty { return [] }
    default:
      reader.report(
        "wrong_kind", tree.place,
        "`each` of \(what) is to be a list of rows, or `columns` and `rows`")
      return []
    }
    if rowTrees.isEmpty { reader.report("no_rows", tree.place, "`each` of \(what) has no row") }
    return rowTrees.compactMap { row($0, what) }
  }

  private func row(_ tree: TextTree, _ what: String) -> Row? {
    let what = "a row of \(what)"
    guard
      let reader = ObjectReader(
        tree, what: what, keys: ["name", "with", "as_of", "params", "expect", "skip"], in: source,
        findings)
    else { return nil }
    let parts = self.parts(reader, what)
    guard let name = reader.value("name") == nil ? Self.name(tree) : reader.text("name") else {
      if reader.value("name") == nil {
        reader.report(
          "missing_key", tree.place, "\(what) sets nothing by which to name it; write `name`")
      }
      return nil
    }
    return Row(name: name, place: tree.place, parts: parts)
  }

  /// A row by what it sets: `firm.region = 510107, as_of = 2026-04-01`.
  private static func name(_ row: TextTree) -> String? {
    var set: [String] = []
    for (key, prefix) in [("with", ""), ("params", "params.")] {
      guard case .object(let members)? = row.member(key)?.value.content else { continue }
      set += members.map { "\(prefix)\($0.key) = \(text($0.value))" }
    }
    if let day = row.member("as_of")?.value { set.append("as_of = \(text(day))") }
    return set.isEmpty ? nil : set.joined(separator: ", ")
  }

  /// A value as a name shows it: text as it stands, all else as JSON; cut to 60 characters.
  private static func text(_ tree: TextTree) -> String {
    let text =
      if case .text(let text) = tree.content {
        text
      } else {
        String(decoding: CanonicalJSON.canonical(tree), as: UTF8.self)
      }
    return text.unicodeScalars.count <= 60
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(59))) + "…"
  }
}

extension TextTree.Member {
  /// What a row expects laid over what its case does: key by key of each decision.
  static func merged(_ outer: [Self], _ inner: [Self]) -> [Self] {
    var merged = outer
    for member in inner {
      guard let index = merged.firstIndex(where: { $0.key == member.key }) else {
        merged.append(member)
        continue
      }
      guard case .object(let own) = member.value.expanded.content,
        case .object(let others) = merged[index].value.expanded.content
      else {
        merged[index] = member
        continue
      }
      let keys = Set(own.map(\.key))
      let all = others.filter { !keys.contains($0.key) } + own
      merged[index] = Self(
        key: member.key, keyPlace: member.keyPlace,
        value: TextTree(place: member.value.place, content: .object(all)))
    }
    return merged
  }
}

extension TextTree {
  /// An outcome alone, written as `{ outcome: … }`.
  var expanded: TextTree {
    switch content {
    case .text, .boolean, .number: break
    case .null, .list, .object: return self
    }
    let member = Member(key: "outcome", keyPlace: place, value: self)
    return TextTree(place: place, content: .object([member]))
  }
}
