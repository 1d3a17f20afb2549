internal import CanonicalJSON
internal import LuaSyntax

/// What `uses` of a `pack.yaml` names.
enum PackUses {
  /// A pack beside this one.
  struct Entry {
    let alias: String
    let aliasPlace: TextPlace
    /// The name of its folder.
    let name: String
    let place: TextPlace
  }

  /// How many packs one may name.
  static let maximumCount = 8
  /// How many packs may stand one behind another, the first included.
  static let maximumDepth = 4
  /// How many packs one may rest on in all.
  static let maximumPacks = 32

  /// Reads `uses` of a pack's header, and reports what is wrong with it.
  static func read(_ tree: TextTree, in source: SourceText, _ findings: Findings) -> [Entry] {
    guard case .object(let keys) = tree.content,
      let member = keys.first(where: { $0.key == "uses" }), member.value.content != .null,
      let reader = ObjectReader(member.value, what: "`uses`", keys: nil, in: source, findings)
    else { return [] }
    if reader.all.count > maximumCount {
      reader.report(
        "too_many_packs", member.value.place, "a pack uses at most \(maximumCount) others")
      return []
    }
    var entries: [Entry] = []
    for member in reader.all {
      guard let name = reader.text(member.value, member.key) else { continue }
      if !member.key.isLuaName || Word.reserved.contains(member.key) {
        reader.report(
          "bad_name", member.keyPlace,
          "`\(member.key)` can't be an alias: it is no Lua name, or a word of the language")
      } else if !isFolderName(name) {
        reader.report(
          "bad_pack_name", member.value.place,
          "`\(name)` is no name of a folder beside this one; a pack is named by that alone, such as "
            + "`\(member.key)`")
      } else if let other = entries.first(where: { $0.name == name }) {
        reader.report(
          "duplicate_pack", member.value.place, "`\(other.alias)` is `\(name)` already")
      } else {
        entries.append(
          Entry(
            alias: member.key, aliasPlace: member.keyPlace, name: name, place: member.value.place))
      }
    }
    return entries.sorted { $0.alias < $1.alias }
  }

  /// Whether a name can be that of a folder that holds a pack: no path leads out of it.
  private static func isFolderName(_ name: String) -> Bool {
    name.utf8.count <= 128 && !PackFiles.isIgnored(name)
      && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  }
}
