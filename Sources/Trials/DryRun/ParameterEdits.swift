internal import CanonicalJSON
internal import LuaSyntax
internal import Policies

/// The parameters of two packs, value by value, so that they can be put together again.
///
/// They are written anew, a file each: what decides is the value, and not how it is laid out.
struct ParameterEdits: Sendable {
  private var parameters: [Edited] = []
  private(set) var tentative: [Tentative] = []

  /// A parameter: what it says of itself, and its values.
  private struct Edited: Sendable {
    let name: String
    var head: Sides<TextTree?>
    var headEdit: Int?
    var values: [(texts: Sides<TextTree?>, edit: Int?)]
  }

  /// A difference.
  struct Tentative: Sendable {
    fileprivate let parameter: Int
    /// Which of its values; nil for what it says of itself.
    fileprivate let value: Int?
    let name: String
    let place: String
    let before: String?
    let after: String?
  }

  private struct Site {
    let tree: TextTree
    let path: String
  }

  init() {}

  init(_ baseline: Policy, _ candidate: Policy) {
    let (old, new) = (Self.sites(baseline), Self.sites(candidate))
    for name in Set(old.keys).union(new.keys).sorted() {
      let (before, after) = (old[name], new[name])
      let isSame =
        baseline.pack.parameters[name]?.stretches == candidate.pack.parameters[name]?.stretches
        && baseline.pack.parameters[name]?.kind == candidate.pack.parameters[name]?.kind
        && baseline.pack.parameters[name]?.unit == candidate.pack.parameters[name]?.unit
      add(name, before, after, isSame: isSame)
    }
  }

  /// Says which edit a difference has become.
  mutating func number(_ difference: Tentative, as edit: Int) {
    if let value = difference.value {
      parameters[difference.parameter].values[value].edit = edit
    } else {
      parameters[difference.parameter].headEdit = edit
    }
  }

  private static func sites(_ policy: Policy) -> [String: Site] {
    var sites: [String: Site] = [:]
    for path in policy.packFiles.paths where path.hasPrefix("parameters/") {
      guard let bytes = policy.packFiles.contents[path],
        let tree = PackEdits.tree(bytes, path), case .object(let members) = tree.content
      else { continue }
      for member in members {
        // The key's place is what people look for.
        let site = TextTree(place: member.keyPlace, content: member.value.content)
        sites[member.key] = Site(tree: site, path: path)
      }
    }
    return sites
  }

  private mutating func add(_ name: String, _ before: Site?, _ after: Site?, isSame: Bool) {
    let pairs = Self.pairs(before?.tree.dated ?? [], after?.tree.dated ?? [])
    let index = parameters.count
    parameters.append(
      Edited(
        name: name, head: Sides(baseline: before?.tree, candidate: after?.tree), headEdit: nil,
        values: pairs.map { ($0, nil) }))
    if isSame { return }
    func place(_ old: TextTree?, _ new: TextTree?) -> String {
      if let new, let after { return "\(after.path):\(new.place.line)" }
      return "\(before?.path ?? ""):\(old?.place.line ?? 1)"
    }
    let heads = [before?.tree, after?.tree].map { $0?.headText }
    if before == nil || after == nil {
      // A parameter that is new, or gone, is one edit with all its values.
      tentative.append(
        Tentative(
          parameter: index, value: nil, name: name, place: place(before?.tree, after?.tree),
          before: before?.tree.yaml(indent: 0), after: after?.tree.yaml(indent: 0)))
      return
    }
    if heads[0] != heads[1] {
      tentative.append(
        Tentative(
          parameter: index, value: nil, name: name, place: place(before?.tree, after?.tree),
          before: heads[0], after: heads[1]))
    }
    for (value, pair) in pairs.enumerated() {
      let texts = [pair.baseline, pair.candidate].map { $0?.content.plain }
      if texts[0] == texts[1] { continue }
      let from = (pair.candidate ?? pair.baseline)?["from"]?.content.asTold
      tentative.append(
        Tentative(
          parameter: index, value: value, name: name + (from.map { " from \($0)" } ?? ""),
          place: place(pair.baseline, pair.candidate), before: pair.baseline?.yaml(indent: 0),
          after: pair.candidate?.yaml(indent: 0)))
    }
  }

  /// Values of both: those that begin on one day together, the others in their order.
  private static func pairs(_ old: [TextTree], _ new: [TextTree]) -> [Sides<TextTree?>] {
    func begin(_ tree: TextTree) -> String { tree["from"]?.content.plain ?? "" }
    var open = old
    var pairs: [Sides<TextTree?>] = new.map { tree in
      let index = open.firstIndex { begin($0) == begin(tree) }
      return Sides(baseline: index.map { open.remove(at: $0) }, candidate: tree)
    }
    for index in pairs.indices where pairs[index].baseline == nil && !open.isEmpty {
      pairs[index].baseline = open.removeFirst()
    }
    return pairs + open.map { Sides(baseline: $0, candidate: nil) }
  }

  /// The files of parameters with some edits put in.
  func contents(_ choice: EditChoice) -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for parameter in parameters {
      let side = parameter.headEdit.map(choice.side) ?? choice.home
      guard let head = parameter.head[side] else { continue }
      let values = parameter.values.compactMap { value in
        value.texts[value.edit.map(choice.side) ?? side]
      }
      contents["parameters/\(parameter.name).yaml"] = Array(
        head.file(named: parameter.name, values: values).utf8)
    }
    return contents
  }
}

extension TextTree.Content {
  /// The value as it is told: text without quotes.
  fileprivate var asTold: String { if case .text(let text) = self { text } else { plain } }
}

extension TextTree {
  /// The values of a parameter.
  fileprivate var dated: [TextTree] {
    if case .list(let items)? = self["values"]?.content { items } else { [] }
  }

  /// What a parameter says beside its values and its title.
  fileprivate var headText: String {
    ["type", "unit"].compactMap { key in self[key].map { "\(key): \($0.content.plain)\n" } }
      .joined()
  }

  /// A file with this parameter and such values.
  fileprivate func file(named name: String, values: [TextTree]) -> String {
    var text = "\(name.asJSON):\n"
    for key in ["title", "type", "unit"] {
      if let value = self[key] { text += "  \(key): \(value.yaml(indent: 4))\n" }
    }
    if values.isEmpty { return text + "  values: []\n" }
    return text + "  values:\n" + values.map { "    - \($0.yaml(indent: 6))\n" }.joined()
  }
}
