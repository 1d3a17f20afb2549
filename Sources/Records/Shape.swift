/// The fields of a record or of an object nested in one: where in a dossier their values lie.
///
/// An object's slots lie one after another in the order of the fields.
public struct Shape: Sendable {
  /// Where such objects stand, such as `firm` or `firm.awards[]`.
  public let path: String
  /// The fields in file order.
  public let fields: [Field]
  /// The index of each field by name.
  public let slots: [String: Int]
  /// For each field the index, in `DossierType.shapes`, of the objects in it.
  ///
  /// That is the object itself, the objects that are a list's items, or those in lists in a list,
  /// however many stand around them; nil where it holds no objects.
  public let childShapes: [Int?]

  /// The fields in the order in which canonical JSON writes their names.
  package let canonicalOrder: [Int]

  /// Takes fields of distinct names.
  init(path: String, fields: [Field], childShapes: [Int?]) {
    self.path = path
    self.fields = fields
    self.childShapes = childShapes
    slots = Dictionary(fields.enumerated().map { ($1.name, $0) }) { first, _ in first }
    canonicalOrder = CanonicalOrder.indexes(of: fields.map(\.name))
  }
}
