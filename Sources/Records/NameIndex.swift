/// The index of each of some names, found by their UTF-8 without making a `String`.
///
/// Open addressing; at most half of the places are taken, by names that the input doesn't choose.
struct NameIndex: Sendable {
  /// The names.
  let names: [String]
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`, after a leading 0.
  private var ends: [Int] = [0]
  /// The index of a name plus one, or 0 where a place is free.
  private var places: [Int32]

  /// Takes distinct names.
  init(_ names: [String]) {
    self.names = names
    var size = 4
    while size < names.count * 2 { size *= 2 }
    places = Array(repeating: 0, count: size)
    for (index, name) in names.enumerated() {
      bytes.append(contentsOf: name.utf8)
      ends.append(bytes.count)
      var place = Self.hash(name.utf8) & (size - 1)
      while places[place] != 0 { place = (place + 1) & (size - 1) }
      places[place] = Int32(index + 1)
    }
  }

  /// The index of a name; that of `guess` is found soonest.
  func index(of name: Bytes, guess: Int = -1) -> Int? {
    if names.indices.contains(guess) && equals(name, guess) { return guess }
    var place = Self.hash(name) & (places.count - 1)
    while places[place] != 0 {
      let index = Int(places[place]) - 1
      if equals(name, index) { return index }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  private func equals(_ name: Bytes, _ index: Int) -> Bool {
    let start = ends[index]
    guard ends[index + 1] - start == name.count else { return false }
    for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
    return true
  }

  /// FNV-1a.
  private static func hash(_ name: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

/// A run of bytes of the input, valid within a call.
typealias Bytes = UnsafeBufferPointer<UInt8>
