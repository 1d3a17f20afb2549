internal import Records

/// The facts of one entry at a time, unpacked to where a dossier of its type would have them.
///
/// What isn't kept is absent. The slots and the text stay where they are until the next entry.
final class EntryFacts {
  private let type: DossierType
  private let kept: [Int]
  private(set) var isSubmitted: [Bool]
  /// The same, where it stays.
  private let submittedRoom: UnsafeMutableBufferPointer<Bool>
  private var slotRoom: UnsafeMutableBufferPointer<Dossier.Slot>
  private var textRoom: UnsafeMutableBufferPointer<UInt8>
  private var slotCount: Int
  private var textCount = 0

  /// Makes room for entries of a type, of which these slots are kept.
  init(_ type: DossierType, keeping kept: [Int]) {
    self.type = type
    self.kept = kept
    isSubmitted = Array(repeating: false, count: type.recordTypes.count)
    submittedRoom = .allocate(capacity: type.recordTypes.count + 1)
    submittedRoom.initialize(repeating: false)
    slotCount = type.slotCount
    slotRoom = .allocate(capacity: max(64, 2 * type.slotCount))
    slotRoom.initialize(repeating: .absent)
    textRoom = .allocate(capacity: 1024)
    textRoom.initialize(repeating: 0)
  }

  deinit {
    submittedRoom.deallocate()
    slotRoom.deallocate()
    textRoom.deallocate()
  }

  /// Whether each record type was submitted, for as long as this lives.
  var submitted: UnsafePointer<Bool>? { UnsafePointer(submittedRoom.baseAddress) }

  /// The slots, for as long as no other entry is unpacked.
  var slots: UnsafeBufferPointer<Dossier.Slot> {
    UnsafeBufferPointer(rebasing: slotRoom[..<slotCount])
  }

  /// The text to which slots refer, for as long as no other entry is unpacked.
  var text: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: textRoom[..<textCount]) }

  /// Takes the facts of an entry in place of those of the last one.
  func unpack(_ entry: PortfolioEntry) {
    slotCount = type.slotCount
    textCount = 0
    entry.facts.withUnsafeBufferPointer { bytes in
      for record in isSubmitted.indices {
        isSubmitted[record] = bytes[record] == 1
        submittedRoom[record] = isSubmitted[record]
      }
      var position = isSubmitted.count
      for slot in kept { unpack(bytes, at: &position, into: slot) }
    }
  }

  /// The record type bounds how deeply this recurses.
  private func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>, at position: inout Int, into index: Int
  ) {
    var slot = Dossier.Slot.absent
    let tag = FactPacking.Tag(rawValue: bytes[position]) ?? .absent
    position += 1
    switch tag {
    case .absent: break
    case .no: slot.kind = .boolean
    case .yes: (slot.kind, slot.boolean) = (.boolean, true)
    case .number:
      slot.kind = .number
      var bits: UInt64 = 0
      for byte in 0..<8 { bits |= UInt64(bytes[position + byte]) << (8 * UInt64(byte)) }
      slot.number = Double(bitPattern: bits)
      position += 8
    case .text:
      let count = Self.count(bytes, at: &position)
      (slot.kind, slot.textStart, slot.textCount) = (.text, Int32(textCount), Int32(count))
      append(UnsafeBufferPointer(rebasing: bytes[position..<position + count]))
      position += count
    case .object, .list:
      let count = Self.count(bytes, at: &position)
      slot.kind = tag == .object ? .object : .list
      (slot.textStart, slot.textCount) = (Int32(slotCount), Int32(count))
      let first = makeRoom(for: count)
      for inner in first..<first + count { unpack(bytes, at: &position, into: inner) }
    }
    slotRoom[index] = slot
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>, at position: inout Int) -> Int {
    var count = 0
    var shift = 0
    while bytes[position] & 0x80 != 0 {
      count |= Int(bytes[position] & 0x7F) << shift
      shift += 7
      position += 1
    }
    count |= Int(bytes[position]) << shift
    position += 1
    return count
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    if textCount + bytes.count > textRoom.count {
      let larger = UnsafeMutableBufferPointer<UInt8>.allocate(
        capacity: 2 * (textCount + bytes.count))
      larger.initialize(repeating: 0)
      _ = larger.update(fromContentsOf: textRoom)
      textRoom.deallocate()
      textRoom = larger
    }
    _ = UnsafeMutableBufferPointer(rebasing: textRoom[textCount..<textCount + bytes.count])
      .update(fromContentsOf: bytes)
    textCount += bytes.count
  }

  /// Makes room for slots, all absent, and gives the first.
  private func makeRoom(for count: Int) -> Int {
    let first = slotCount
    slotCount += count
    if slotCount > slotRoom.count {
      let larger = UnsafeMutableBufferPointer<Dossier.Slot>.allocate(capacity: 2 * slotCount)
      larger.initialize(repeating: .absent)
      _ = larger.update(fromContentsOf: slotRoom)
      slotRoom.deallocate()
      slotRoom = larger
    }
    return first
  }
}
