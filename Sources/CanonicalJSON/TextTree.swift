/// A place in a text: line and column, both counted from 1, columns in Unicode scalars.
public struct TextPlace: Sendable, Hashable, Comparable {
  /// The line, counted from 1.
  public let line: Int
  /// The column, counted from 1.
  public let column: Int

  /// Makes a place of a line and a column.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders places as they stand in the text.
  public static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value read from JSON or YAML, each part with the place where it stands.
///
/// Equality is of places too; compare `content` where only what is said matters.
public struct TextTree: Sendable, Hashable {
  /// Where the value begins.
  public let place: TextPlace
  /// What it is.
  public let content: Content

  /// A value: one of JSON's six.
  public indirect enum Content: Sendable, Hashable {
    /// `null`
    case null
    /// `true`, `false`
    case boolean(Bool)
    /// A number that a double holds.
    case number(Double)
    /// Text.
    case text(String)
    /// Values in order.
    case list([TextTree])
    /// Members in the order in which they are written, no key twice.
    case object([Member])
  }

  /// A key with its value.
  public struct Member: Sendable, Hashable {
    /// The key.
    public let key: String
    /// Where the key begins.
    public let keyPlace: TextPlace
    /// The value.
    public let value: TextTree

    /// Makes a member.
    public init(key: String, keyPlace: TextPlace, value: TextTree) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  /// Makes a value with its place.
  public init(place: TextPlace, content: Content) {
    self.place = place
    self.content = content
  }
}

extension TextTree {
  /// The value of the member named `key`, by code units; nil where there is none.
  ///
  /// Linear in the members.
  public subscript(key: String) -> TextTree? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}
