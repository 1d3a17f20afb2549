/// The named records submitted together about one subject, typed and validated.
///
/// The values lie in one array of slots and their text in one run of bytes, so that a dossier is
/// three allocations however many fields it has. What is nested lies in the same array, behind the
/// slots of the records' own fields.
public struct Dossier: Sendable {
  /// What it was read by.
  public let type: DossierType
  /// Whether each record type was submitted.
  public internal(set) var isSubmitted: [Bool]
  /// A value for each field of each record type, then those of nested objects and lists.
  public internal(set) var slots: [Slot]
  /// The UTF-8 of every text and date, to which slots refer.
  public internal(set) var text: [UInt8]
  /// What facts of it rest on, sorted by path.
  public internal(set) var evidence: [Evidence] = []

  /// The value of one field or of one item of a list.
  public struct Slot: Sendable, Hashable {
    /// What there is.
    public var kind: Kind
    /// Whether it is true, where it is a boolean.
    public var boolean: Bool
    /// The number, where it is one.
    public var number: Double
    /// Where its text begins in `Dossier.text`, in bytes; of an object or a list, the index in
    /// `Dossier.slots` of its first field or item.
    public var textStart: Int32
    /// How many bytes of text, fields or items it has.
    public var textCount: Int32

    /// A slot that holds nothing.
    package static let absent = Slot(
      kind: .absent, boolean: false, number: 0, textStart: 0, textCount: 0)

    /// What a slot holds.
    public enum Kind: UInt8, Sendable, Hashable {
      /// Nothing: absent or null, which both mean not known.
      case absent
      /// True or false.
      case boolean
      /// A number.
      case number
      /// Text or a date.
      case text
      /// An object: a slot for each field of its shape, in their order.
      case object
      /// A list: a slot for each item.
      case list
    }
  }
}
