/// Why a value could not be hidden in an entry or opened again: a code, the place, the cause.
///
/// It never says anything of the value.
public struct HiddenValueError: Error, Hashable, Sendable {
  /// What went wrong, as a word that stays the same from version to version.
  public enum Code: String, CaseIterable, Sendable {
    /// The entry cannot hide values, or does not hide them as this program does.
    case badEntry = "bad_entry"
    /// A pointer is none, leads to nothing, or leads into what another hides.
    case badPointer = "bad_pointer"
    /// There is no key to hide a value with.
    case noKey = "no_key"
    /// A value could not be sealed.
    case valueUnsealed = "value_unsealed"
    /// What lies beside the entry is not what was put there.
    case besideDamaged = "beside_damaged"
    /// Nothing lies beside the entry for a value.
    case valueMissing = "value_missing"
    /// What is sealed was changed, or sealed elsewhere or with another key.
    case valueDamaged = "value_damaged"
    /// What was sealed is not the value that the entry commits to.
    case valueWrong = "value_wrong"
    /// The key that would open a value is not there.
    case valueForgotten = "value_forgotten"
  }

  /// What went wrong.
  public let code: Code
  /// The pointer to the place in the entry; nil where it is not of one place.
  public let pointer: String?
  /// What it means, in lower case without full stop.
  public let message: String

  init(_ code: Code, at pointer: String? = nil, _ message: String) {
    self.code = code
    self.pointer = pointer
    self.message = message
  }
}

extension HiddenValueError: CustomStringConvertible {
  /// `pointer: code: message`, or `code: message`.
  public var description: String {
    let text = "\(code.rawValue): \(message)"
    return pointer.map { "\($0.prefix(200)): \(text)" } ?? text
  }
}
