/// What a number counts or measures, as far as its field or parameter says.
enum Unit: Hashable {
  /// Nothing is written, so it goes with every other.
  case unwritten
  /// `x-unit`, or the `unit` of a parameter.
  case named(String)
  /// What a word of the language counts: `year`, `month` or `day`.
  case time(String)
  /// An amount of a unit divided by another of the same: a number of no unit.
  case share(of: String)

  init(_ name: String?) { self = name.map { .named($0) } ?? .unwritten }

  /// Whether two numbers can't be compared, added or subtracted.
  func conflicts(with other: Unit) -> Bool {
    switch (self, other) {
    case (.unwritten, _), (_, .unwritten), (.share, .share): false
    case (.named(let a), .named(let b)): a.singular != b.singular
    case (.time(let a), .time(let b)): a != b
    case (.named(let name), .time(let time)), (.time(let time), .named(let name)):
      name.isOtherUnit(than: time)
    case (.named(let name), .share(let whole)), (.share(let whole), .named(let name)):
      name == whole
    case (.share, .time), (.time, .share): true
    }
  }

  /// The unit of a sum or of one of two numbers.
  func joined(_ other: Unit) -> Unit {
    if self == other { return self }
    if case .unwritten = self { return other }
    return self
  }

  /// The unit of a product; `isScale` tells whether the other factor is a plain number.
  static func product(_ a: Unit, _ b: Unit, isScale: (a: Bool, b: Bool)) -> Unit {
    if isScale.b || b.isShare { return a }
    if isScale.a || a.isShare { return b }
    return .unwritten
  }

  /// The unit of a quotient.
  static func quotient(_ a: Unit, _ b: Unit, isScale: Bool) -> Unit {
    if isScale || b.isShare { return a }
    if case .named(let name) = a, a == b { return .share(of: name) }
    return .unwritten
  }

  /// Whether it says how large a part of something is.
  private var isShare: Bool {
    switch self {
    case .share: true
    case .named(let name): ["share", "ratio", "percent", "%"].contains(name)
    case .unwritten, .time: false
    }
  }

  /// The unit in words: `CNY`, or `a share`.
  var inWords: String {
    switch self {
    case .unwritten: "no unit"
    case .named(let name), .time(let name): "`\(name)`"
    case .share(let whole): "a share of `\(whole)`"
    }
  }
}

extension String {
  /// Whether a unit that someone wrote can't be a unit of time: written in English, as most are, it
  /// would name it or be short for it.
  fileprivate func isOtherUnit(than time: String) -> Bool {
    utf8.allSatisfy { $0 < 0x80 } && !lowercased().contains(time)
      && !["y", "yr", "a", "m", "mo", "mth", "d"].contains(lowercased().singular)
  }

  /// A unit without the `s` of its plural.
  fileprivate var singular: String { count > 3 && hasSuffix("s") ? String(dropLast()) : self }
}
