internal import CanonicalJSON

/// The places of an entry whose values are hidden.
public struct HiddenPlaces {
  /// Each as a pointer into the entry (RFC 6901), in the order of the entry's list.
  public let pointers: [String]

  /// Takes an entry as it stands in the log; one that hides nothing has none.
  ///
  /// - Throws: `entry_malformed`.
  public init(ofEntry bytes: [UInt8]) throws(EntryError) {
    do throws(JSONError) {
      let tree = try CanonicalJSON.parse(bytes)
      guard case .object(let places)? = tree["personal"]?.content else {
        pointers = []
        return
      }
      pointers = places.map(\.key)
    } catch {
      throw EntryError(.malformed, at: nil, "it is no JSON", cause: error.description)
    }
  }

  /// The places as users call them: of a dossier's field its path, such as `firm.board[2].name`.
  public var fields: [String] { pointers.map { Self.path(of: $0) ?? $0 } }

  /// The place that a field's path or a pointer names; nil where nothing is hidden there.
  public func pointer(of field: String) -> String? {
    pointers.first { $0 == field || Self.path(of: $0) == field }
  }

  /// The path of a field, where a pointer leads into the dossier.
  static func path(of pointer: String) -> String? {
    guard let tokens = JSONPointer(pointer)?.tokens, tokens.first == "dossier" else { return nil }
    var path = ""
    for token in tokens.dropFirst() {
      if let index = Int(token) {
        path += "[\(index + 1)]"
      } else {
        path += (path.isEmpty ? "" : ".") + token
      }
    }
    return path
  }
}
