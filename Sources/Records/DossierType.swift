/// The record types of a pack and which of them is the subject: what a dossier is read by.
///
/// A class, so that each dossier refers to it at the cost of a word.
public final class DossierType: Sendable {
  /// The record types in pack order.
  public let recordTypes: [RecordType]
  /// The index of the subject's type.
  public let subject: Int
  /// The index of each record type by name.
  public let indexes: [String: Int]
  /// The first slot of each record type; a field's slot is that plus its index.
  public let firstSlots: [Int]
  /// How many slots a dossier has before those of nested objects and lists.
  public let slotCount: Int
  /// The shapes: of each record type, by its index, then of each object nested in one.
  public let shapes: [Shape]

  /// Whether any field of a record type is personal, or holds what is.
  public let hasPersonalFields: Bool

  /// The record types in the order in which canonical JSON writes their names.
  package let canonicalOrder: [Int]

  /// What reading needs of each shape.
  let objects: [ObjectPlan]
  /// What reading needs of the field of each slot before those of nested objects and lists.
  let plans: [FieldPlan]
  /// The slots of the records' required fields.
  let requiredSlots: [Int]
  /// The record types' names.
  let recordNames: NameIndex
  /// What a dossier begins with.
  let nothingSubmitted: [Bool]
  let absentSlots: [Dossier.Slot]

  /// Takes record types of distinct names; `subject` is an index among them, and its type has an
  /// `idField`.
  public init(recordTypes: [RecordType], subject: Int) {
    precondition(recordTypes[subject].idField != nil, "a subject type names its subject")
    self.recordTypes = recordTypes
    self.subject = subject
    let all = ObjectPlan.all(of: recordTypes)
    shapes = all.map(\.shape)
    objects = all.map(\.plan)
    var indexes: [String: Int] = [:]
    var firstSlots: [Int] = []
    var plans: [FieldPlan] = []
    for (index, type) in recordTypes.enumerated() {
      indexes[type.name] = index
      firstSlots.append(plans.count)
      plans += objects[index].plans
    }
    self.indexes = indexes
    self.firstSlots = firstSlots
    self.plans = plans
    slotCount = plans.count
    hasPersonalFields = plans.contains(where: \.holdsPersonal)
    canonicalOrder = CanonicalOrder.indexes(of: recordTypes.map(\.name))
    requiredSlots = plans.indices.filter { plans[$0].field.isRequired }
    recordNames = NameIndex(recordTypes.map(\.name))
    nothingSubmitted = Array(repeating: false, count: recordTypes.count)
    absentSlots = Array(repeating: Dossier.Slot.absent, count: plans.count)
  }
}

extension DossierType {
  /// Reads one dossier from a JSON object that fills `json`; throws the first error found, as of
  /// line 1 and record 1.
  public func dossier(json: [UInt8]) throws(RecordError) -> Dossier {
    try dossier(json: json, Lacking())
  }

  /// Reads one dossier from which personal values were taken out, from a JSON object that fills
  /// `json`.
  ///
  /// At the places that `pointers` (RFC 6901, such as `/firm/board/1/name`) give, personal
  /// fields may be absent that are required, the subject's `x-id` among them: then `subjectID` is
  /// empty. An item of a list that was taken out stands as null. Pointers to other places have no
  /// effect; all else is as for a whole dossier, save that items of a list that differed by what was
  /// taken out may be equal now.
  ///
  /// Throws the first error found, as of line 1 and record 1.
  public func dossier(
    json: [UInt8], lacking pointers: some Sequence<String>
  ) throws(RecordError) -> Dossier {
    try dossier(json: json, Lacking(pointers))
  }

  private func dossier(json: [UInt8], _ lacking: Lacking) throws(RecordError) -> Dossier {
    var decoder = DossierDecoder(self)
    decoder.builder.lacking = lacking
    do throws(RecordFault) {
      return try json.withUnsafeBufferPointer { (bytes) throws(RecordFault) in
        try decoder.decode(bytes)
      }
    } catch {
      throw RecordError(error, at: RecordPlace(line: 1, number: 1))
    }
  }
}
