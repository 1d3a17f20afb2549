internal import Records

/// The form in which the facts of an entry are kept: a tag for each value, and what it needs behind.
enum FactPacking {
  /// What a value is.
  enum Tag: UInt8 {
    case absent, no, yes, number, text, object, list
  }

  /// Packs which records were submitted, and values of a dossier with all below them.
  static func pack(_ dossier: Dossier, slots: [Int]) -> [UInt8] {
    var bytes = dossier.isSubmitted.map { $0 ? UInt8(1) : 0 }
    for slot in slots { pack(dossier.slots[slot], of: dossier, into: &bytes) }
    // A copy has no room to grow.
    return bytes.withUnsafeBufferPointer { Array($0) }
  }

  /// The record type bounds how deeply this recurses.
  private static func pack(
    _ slot: Dossier.Slot, of dossier: Dossier, into bytes: inout [UInt8]
  ) {
    switch slot.kind {
    case .absent: bytes.append(Tag.absent.rawValue)
    case .boolean: bytes.append((slot.boolean ? Tag.yes : Tag.no).rawValue)
    case .number:
      bytes.append(Tag.number.rawValue)
      withUnsafeBytes(of: slot.number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    case .text:
      bytes.append(Tag.text.rawValue)
      append(slot.textCount, to: &bytes)
      dossier.withUTF8(of: slot) { bytes.append(contentsOf: $0) }
    case .object, .list:
      bytes.append((slot.kind == .object ? Tag.object : Tag.list).rawValue)
      append(slot.textCount, to: &bytes)
      for inner in dossier.slots(in: slot) { pack(inner, of: dossier, into: &bytes) }
    }
  }

  /// A count, seven bits a byte, the lowest first.
  private static func append(_ count: Int32, to bytes: inout [UInt8]) {
    var rest = UInt32(bitPattern: count)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }
}
