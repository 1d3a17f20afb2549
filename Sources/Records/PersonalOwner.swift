/// Whose the values of a personal field are (`x-personal`).
public struct PersonalOwner: Sendable, Hashable {
  /// The name of the field whose text says it, as the schema writes it.
  public let name: String
  /// Where that field stands.
  let place: Place

  /// Whether the field, or the item of a list, names itself.
  public var isItself: Bool { place == .itself }

  /// Where the field stands that says whose a value is, seen from the value.
  enum Place: Sendable, Hashable {
    /// As the schema wrote it: the index of the keyword among `SchemaReader.personalMarks`.
    ///
    /// INVARIANT: no field of a record type that has been read has it.
    case written(Int)
    /// The field itself.
    case itself
    /// The field of this index in the object that the personal field is.
    case inside(Int)
    /// The field of this index in an object that holds the personal field: 0 is the innermost.
    case around(Int, Int)
  }
}
