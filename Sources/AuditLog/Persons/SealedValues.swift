internal import CanonicalJSON

/// What lies beside an entry: its hidden values, sealed, by their pointers.
struct SealedValues {
  private var texts: [[UInt8]: String] = [:]

  /// Reads what lies beside an entry; nil for nothing.
  ///
  /// - Throws: `beside_damaged`, also where it has a value that the entry does not hide.
  init(_ bytes: [UInt8]?, of entry: EntryTree) throws(HiddenValueError) {
    guard let bytes else { return }
    let tree: TextTree
    do {
      tree = try CanonicalJSON.parse(bytes)
    } catch {
      throw HiddenValueError(.besideDamaged, "what lies beside an entry is JSON: \(error)")
    }
    guard case .object(let members) = tree.content else {
      throw HiddenValueError(.besideDamaged, "what lies beside an entry is an object")
    }
    let hidden = Set(entry.hidden.map { Array($0.place.pointer.utf8) })
    for member in members {
      guard case .text(let text) = member.value.content else {
        throw HiddenValueError(.besideDamaged, at: member.key, "a sealed value is a text")
      }
      let pointer = Array(member.key.utf8)
      guard hidden.contains(pointer) else {
        throw HiddenValueError(.besideDamaged, at: member.key, "the entry hides nothing there")
      }
      texts[pointer] = text
    }
  }

  /// The sealed value at a place.
  ///
  /// - Throws: `value_missing`, `value_damaged`.
  func bytes(at pointer: String) throws(HiddenValueError) -> [UInt8] {
    guard let text = texts[Array(pointer.utf8)] else {
      throw HiddenValueError(.valueMissing, at: pointer, "nothing lies beside the entry for it")
    }
    guard let bytes = Base64.bytes(of: text.utf8) else {
      throw HiddenValueError(.valueDamaged, at: pointer, "what is sealed is not base64")
    }
    return bytes
  }
}
