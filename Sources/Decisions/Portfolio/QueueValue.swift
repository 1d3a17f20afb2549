internal import CanonicalJSON

/// A value by which a queue orders or groups dossiers.
///
/// Text is equal and ordered by its bytes, and not by what Unicode holds equal.
enum QueueValue: Sendable {
  case boolean(Bool)
  case number(Double)
  case text(String)
}

extension QueueValue {
  /// The value, for documents.
  var content: TextTree.Content {
    switch self {
    case .boolean(let boolean): .boolean(boolean)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    }
  }

  /// The value of a document; nil where it is none of these.
  init?(_ content: TextTree.Content) {
    switch content {
    case .boolean(let boolean): self = .boolean(boolean)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    case .null, .list, .object: return nil
    }
  }

  /// Its kind, by which values of different kinds are ordered.
  var kind: Int {
    switch self {
    case .boolean: 0
    case .number: 1
    case .text: 2
    }
  }
}

extension QueueValue: Hashable {
  static func == (left: QueueValue, right: QueueValue) -> Bool {
    switch (left, right) {
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    default: false
    }
  }

  func hash(into hasher: inout Hasher) {
    switch self {
    case .boolean(let boolean): hasher.combine(boolean)
    case .number(let number): hasher.combine(number)
    case .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}

extension QueueValue: Comparable {
  /// False before true before numbers before text.
  static func < (left: QueueValue, right: QueueValue) -> Bool {
    switch (left, right) {
    case (.boolean(let a), .boolean(let b)): !a && b
    case (.number(let a), .number(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    default: left.kind < right.kind
    }
  }
}
