public import Records

/// Days from one to another, both included; an end that isn't given is open.
public struct DateSpan: Sendable, Hashable {
  /// The first day; nil: since ever.
  public let from: CalendarDate?
  /// The last day; nil: until further notice.
  public let to: CalendarDate?

  /// Makes a span.
  public init(from: CalendarDate?, to: CalendarDate?) {
    self.from = from
    self.to = to
  }

  /// Whether a day lies within.
  public func contains(_ day: CalendarDate) -> Bool {
    if let from, day < from { return false }
    if let to, to < day { return false }
    return true
  }

  /// Whether some day lies within both.
  public func overlaps(_ other: DateSpan) -> Bool {
    if let to, let from = other.from, to < from { return false }
    if let to = other.to, let from, to < from { return false }
    return true
  }

  /// Whether no day lies within.
  var isEmpty: Bool {
    if let from, let to { return to < from }
    return false
  }
}
