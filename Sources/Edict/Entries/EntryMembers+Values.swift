internal import CanonicalJSON
internal import Records

/// Members by their types; each throws where the value is another, or isn't there.
extension EntryMembers {
  /// The bytes of a value, which must be there.
  func value(_ key: StaticString) throws(Fault) -> ArraySlice<UInt8> {
    guard let value = self[key] else { throw Fault(path: "\(key)", message: "it is missing") }
    return value
  }

  /// A text.
  func text(_ key: StaticString) throws(Fault) -> String {
    let value = try value(key)
    guard let text = Self.text(value) else { throw Self.wrong(key, "text") }
    return text
  }

  /// A text that may be left out.
  func optionalText(_ key: StaticString) throws(Fault) -> String? {
    self[key] == nil ? nil : try text(key)
  }

  /// A day that may be left out.
  func optionalDay(_ key: StaticString) throws(Fault) -> CalendarDate? {
    guard let text = try optionalText(key) else { return nil }
    guard let day = CalendarDate(iso: text), day.iso == text else { throw Self.wrong(key, "day") }
    return day
  }

  /// A boolean.
  func boolean(_ key: StaticString) throws(Fault) -> Bool {
    let value = try value(key)
    if Self.equal("true", value) { return true }
    if Self.equal("false", value) { return false }
    throw Self.wrong(key, "boolean")
  }

  /// A whole number from 0 on, of at most 2^53.
  func count(_ key: StaticString) throws(Fault) -> Int64 {
    let value = try value(key)
    guard let number = Int64(String(decoding: value, as: UTF8.self)), 0...1 << 53 ~= number,
      String(number).utf8.elementsEqual(value)
    else { throw Self.wrong(key, "whole number") }
    return number
  }

  /// An object, in its bytes.
  func object(_ key: StaticString) throws(Fault) -> ArraySlice<UInt8> {
    let value = try value(key)
    guard value.first == UInt8(ascii: "{") else { throw Self.wrong(key, "object") }
    return value
  }

  /// A list of texts.
  func texts(_ key: StaticString) throws(Fault) -> [String] {
    let value = try value(key)
    guard let tree = try? value.withUnsafeBufferPointer(CanonicalJSON.parse),
      case .list(let items) = tree.content
    else { throw Self.wrong(key, "list") }
    var texts: [String] = []
    for item in items {
      guard case .text(let text) = item.content else { throw Self.wrong(key, "list of texts") }
      texts.append(text)
    }
    return texts
  }

  private static func wrong(_ key: StaticString, _ kind: String) -> Fault {
    Fault(path: "\(key)", message: "it is no \(kind)")
  }

  /// The text that bytes are, written canonically; nil where they are none.
  private static func text(_ value: ArraySlice<UInt8>) -> String? {
    guard value.first == UInt8(ascii: "\"") else { return nil }
    let inner = value.dropFirst().dropLast()
    if !inner.contains(UInt8(ascii: "\\")) { return String(decoding: inner, as: UTF8.self) }
    let tree = try? value.withUnsafeBufferPointer(CanonicalJSON.parse)
    guard case .text(let text)? = tree?.content,
      CanonicalJSON.canonical(.text(text)).elementsEqual(value)
    else { return nil }
    return text
  }
}
