/// A file, or what takes the place of several, that is put together from parts of both packs.
struct EditedFile: Sendable {
  /// Where it stands in a pack that is put together.
  let path: String
  /// What it is put together from.
  var parts: [Part] = []
  /// The order of the parts as in the baseline and as in the candidate, with those that only the
  /// other has put behind what they follow there.
  private(set) var orders = Sides<[Int]>(baseline: [], candidate: [])
  /// The edit that the order is, where it differs.
  var orderEdit: Int?
  /// What stands behind the parts in each.
  var tails = Sides<String>(baseline: "", candidate: "")
  /// What stands before them in each.
  var heads = Sides<String>(baseline: "", candidate: "")
  /// Whether there is no file where there are no parts.
  var isLeftOutEmpty = false
  /// What must stand between two parts.
  var separator = "\n"

  /// A part; nil where a pack lacks it.
  struct Part: Sendable {
    let texts: Sides<String?>
    /// The edit that it belongs to; nil where it is the same in both.
    var edit: Int?
  }

  init(path: String) { self.path = path }

  /// Puts parts in that have keys, of which each pack has some in its own order.
  ///
  /// - Returns: Whether those that both have stand in one order in both.
  mutating func order(_ keys: [String], baseline: [String], candidate: [String]) -> Bool {
    let indexes = Dictionary(zip(keys, keys.indices)) { first, _ in first }
    func merged(_ own: [String], _ other: [String]) -> [Int] {
      var order = own
      let known = Set(own)
      var previous: String?
      for key in other {
        if !known.contains(key) {
          let place = previous.flatMap { order.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
          order.insert(key, at: place)
        }
        previous = key
      }
      return order.compactMap { indexes[$0] }
    }
    orders = Sides(
      baseline: merged(baseline, candidate), candidate: merged(candidate, baseline))
    let (old, new) = (Set(baseline), Set(candidate))
    return baseline.filter(new.contains) == candidate.filter(old.contains)
  }

  /// The text with some edits put in; nil where there is no file.
  func text(_ choice: EditChoice) -> String? {
    let order = orders[orderEdit.map(choice.side) ?? choice.home]
    let chosen = order.compactMap { index in
      let part = parts[index]
      return part.texts[part.edit.map(choice.side) ?? choice.home]
    }
    if chosen.isEmpty, isLeftOutEmpty { return nil }
    let head = heads[choice.home]
    var text = head
    for part in chosen {
      let isApart = text.isEmpty || text.hasSuffix("\n") || part.hasPrefix("\n")
      if !isApart { text += separator }
      text += part
    }
    let tail = tails[choice.home]
    if !tail.isEmpty, !tail.hasPrefix("\n"), !text.hasSuffix("\n") { text += "\n" }
    return text + tail
  }
}

/// Something of both packs.
struct Sides<Value> {
  var baseline: Value
  var candidate: Value

  subscript(side: EditChoice.Side) -> Value {
    switch side {
    case .baseline: baseline
    case .candidate: candidate
    }
  }
}

extension Sides: Sendable where Value: Sendable {}

/// Which of the edits are put in: one alone into the baseline, or all but one.
struct EditChoice: Sendable {
  /// From where all is taken that no edit is about.
  let home: Side
  /// The edit that is taken from the other; nil for none.
  let edit: Int?

  enum Side: Sendable {
    case baseline, candidate

    var other: Side { self == .baseline ? .candidate : .baseline }
  }

  /// From where an edit is taken.
  func side(_ edit: Int) -> Side { edit == self.edit ? home.other : home }
}
