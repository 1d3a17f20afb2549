internal import CanonicalJSON
internal import Records

/// The fields of a pack's records by which populations are split, and those that are money.
///
/// Those in lists are none: a dossier has several of them.
struct SegmentFields: Sendable {
  /// The fields that are marked as segments.
  let segments: [Site]
  /// The number fields whose unit is a currency of ISO 4217.
  let money: [Site]

  /// A field, and how it is reached: the record, the field in it, and those in the objects in that.
  struct Site: Sendable {
    let path: String
    let title: String
    let unit: String
    /// The words of an ordered enumeration, ascending; empty for any other field.
    let words: [String]
    let record: Int
    let steps: [Int]
  }

  init(_ type: DossierType) {
    var (segments, money): ([Site], [Site]) = ([], [])
    /// The schema bounds how deeply this recurses.
    func visit(_ fields: [Field], _ path: String, _ record: Int, _ steps: [Int]) {
      for (index, field) in fields.enumerated() {
        let site = Site(
          path: path + "." + field.name, title: field.title, unit: field.unit ?? "",
          words: field.isOrdered ? field.words ?? [] : [], record: record, steps: steps + [index])
        if field.isSegment { segments.append(site) }
        let isNumber = field.kind == .number || field.kind == .integer
        if isNumber, site.unit.isCurrency { money.append(site) }
        if field.kind == .object { visit(field.children, site.path, record, site.steps) }
      }
    }
    for (index, record) in type.recordTypes.enumerated() {
      visit(record.fields, record.name, index, [])
    }
    self.segments = segments
    self.money = money
  }
}

extension String {
  /// Whether it is written as ISO 4217 writes a currency: three capital letters.
  fileprivate var isCurrency: Bool {
    utf8.count == 3 && utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}

extension Dossier {
  /// What stands in a field; absent where an object around it is.
  func slot(at site: SegmentFields.Site) -> Slot? {
    guard let first = site.steps.first else { return nil }
    var slot = slot(record: site.record, field: first)
    for step in site.steps.dropFirst() {
      let inner = slots(in: slot)
      guard step < inner.count else { return nil }
      slot = inner[inner.startIndex + step]
    }
    return slot
  }

  /// What stands in a field as text; nil where it isn't known.
  func segmentText(at site: SegmentFields.Site) -> String? {
    guard let slot = slot(at: site) else { return nil }
    switch slot.kind {
    case .text: return text(of: slot)
    case .number:
      return String(decoding: CanonicalJSON.canonical(.number(slot.number)), as: UTF8.self)
    case .boolean: return slot.boolean ? "true" : "false"
    case .absent, .object, .list: return nil
    }
  }

  /// The number in a field; nil where it isn't known.
  func number(at site: SegmentFields.Site) -> Double? {
    guard let slot = slot(at: site), slot.kind == .number else { return nil }
    return slot.number
  }
}
