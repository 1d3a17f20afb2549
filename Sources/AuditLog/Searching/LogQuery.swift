/// A word that an entry can be found by: what it is about, and what is said of that.
public struct EntryTerm: Hashable, Sendable {
  /// What it is about, such as `subject`.
  public let kind: String
  /// What is said of it, such as the subject's id.
  public let value: String

  /// Takes both.
  public init(_ kind: String, _ value: String) {
    self.kind = kind
    self.value = value
  }

  /// A number for the term: the same on every machine, and for few others.
  ///
  /// Source: FNV-1a of 64 bits, of the kind, a zero byte and the value.
  var number: Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for bytes in [Array(kind.utf8), [0], Array(value.utf8)] {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    return Int64(bitPattern: hash)
  }
}

/// What an entry can be found by.
///
/// An entry is bytes to a log: whoever wrote them says what they are found by.
public struct EntryTerms: Hashable, Sendable {
  /// When it was made, in milliseconds since 1970; nil where it doesn't say.
  public var time: Int64?
  /// The words that it can be found by.
  public var terms: Set<EntryTerm>

  /// Takes both.
  public init(time: Int64? = nil, terms: Set<EntryTerm> = []) {
    self.time = time
    self.terms = terms
  }
}

/// What entries are searched for: all that has every term, and was made in a range of time.
public struct LogQuery: Hashable, Sendable {
  /// The words that an entry must have, all of them.
  public var terms: Set<EntryTerm>
  /// Of each of these sets, an entry must have a word at least.
  public var anyOf: [Set<EntryTerm>] = []
  /// When it must have been made, in milliseconds since 1970; nil where that doesn't matter.
  public var times: ClosedRange<Int64>?

  /// Takes both.
  public init(terms: Set<EntryTerm> = [], times: ClosedRange<Int64>? = nil) {
    self.terms = terms
    self.times = times
  }

  /// Whether it asks for nothing, so that every entry is found.
  public var isEmpty: Bool { terms.isEmpty && anyOf.isEmpty && times == nil }

  /// Whether an entry is found.
  public func matches(_ entry: EntryTerms) -> Bool {
    if let times, !(entry.time.map(times.contains) ?? false) { return false }
    return terms.isSubset(of: entry.terms)
      && anyOf.allSatisfy { !$0.isDisjoint(with: entry.terms) }
  }
}
