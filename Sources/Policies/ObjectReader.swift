package import CanonicalJSON
package import LuaSyntax
package import Records

/// Reads one object of a pack's YAML: which keys it has, of what kind; the rest is a finding.
package struct ObjectReader {
  package let source: SourceText
  package let place: TextPlace
  package let findings: Findings
  private let what: String
  private let members: [TextTree.Member]

  /// Takes `tree` as an object of the keys named, or reports what is wrong with it.
  ///
  /// - Parameters:
  ///   - what: What messages call the object, such as ``parameter `x` ``.
  ///   - keys: The keys that it may have; nil where they are free.
  package init?(
    _ tree: TextTree, what: String, keys: [String]?, in source: SourceText, _ findings: Findings
  ) {
    guard case .object(let members) = tree.content else {
      findings.report(
        "wrong_kind", in: source, at: tree.place, "\(what) is to be written as keys with values")
      return nil
    }
    self.source = source
    self.place = tree.place
    self.findings = findings
    self.what = what
    self.members = members
    guard let keys else { return }
    for member in members where !keys.contains(member.key) {
      findings.report(
        "unknown_key", in: source, at: member.keyPlace,
        "\(what) has no key `\(member.key)`" + suggestion(for: member.key, among: keys)
          + "; it has: " + keys.joined(separator: ", "))
    }
  }

  /// Every member, in file order.
  package var all: [TextTree.Member] { members }

  /// The value under a key; null counts as not written.
  package func value(_ key: String) -> TextTree? {
    guard let member = members.first(where: { $0.key == key }) else { return nil }
    return member.value.content == .null ? nil : member.value
  }

  /// The value under a key that must be there.
  package func required(_ key: String) -> TextTree? {
    if let value = value(key) { return value }
    findings.report("missing_key", in: source, at: place, "\(what) lacks `\(key)`")
    return nil
  }

  /// The text under a key, where there is one.
  package func text(_ key: String) -> String? { value(key).flatMap { text($0, key) } }

  /// The text under a key that must be there.
  package func requiredText(_ key: String) -> String? { required(key).flatMap { text($0, key) } }

  /// The day under a key, where there is one.
  package func date(_ key: String) -> CalendarDate? {
    guard let tree = value(key) else { return nil }
    if case .text(let text) = tree.content, let date = CalendarDate(iso: text) { return date }
    report("bad_date", tree.place, "`\(key)` of \(what) is no day; write it as `2026-04-01`")
    return nil
  }

  /// The items under a key, where there are any.
  package func list(_ key: String) -> [TextTree]? {
    guard let tree = value(key) else { return nil }
    guard case .list(let items) = tree.content else {
      report("wrong_kind", tree.place, "`\(key)` of \(what) is to be a list")
      return nil
    }
    return items
  }

  /// Reports something in the object's file.
  package func report(_ code: String, _ place: TextPlace, _ message: String) {
    findings.report(code, in: source, at: place, message)
  }

  /// `tree` as text under `key`.
  package func text(_ tree: TextTree, _ key: String) -> String? {
    if case .text(let text) = tree.content, !text.isEmpty { return text }
    let hint =
      switch tree.content {
      case .number, .boolean: "; write it in quotes"
      default: ""
      }
    report("wrong_kind", tree.place, "`\(key)` of \(what) is to be text" + hint)
    return nil
  }
}
