public import Records

/// A named value that rules use: dated, cited, and marked by how far it can be relied on.
public struct Parameter: Sendable, Hashable {
  /// The name by which rules call it.
  public let name: String
  /// What people call it.
  public let title: String
  /// What its values are.
  public let kind: Kind
  /// The unit of a number.
  public let unit: String?
  /// Its values, in file order.
  public let values: [DatedValue]

  /// What the values of a parameter are.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case number, integer, string, date, boolean, list, range
  }

  /// How far a value can be relied on.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// Read in the published instrument.
    case published
    /// Read in a third party's rendering of it.
    case secondary
    /// General knowledge, to be verified.
    case unverified
    /// Set by whoever wrote the pack, where the instrument leaves it open.
    case assumed
  }

  /// A value with the days on which it holds.
  public struct DatedValue: Sendable, Hashable {
    /// The days on which it holds.
    public let span: DateSpan
    /// How far it can be relied on.
    public let status: Status
    /// Where it comes from.
    public let source: Citation
    /// What it says.
    public let content: Content
  }

  /// What a dated value says.
  public enum Content: Sendable, Hashable {
    /// Nothing yet: `unset`.
    case unset
    /// One value.
    case scalar(Scalar)
    /// Values in order.
    case list([Scalar])
    /// A value for each band of a number, ascending.
    case bands([Band])
  }

  /// A value that holds for numbers up to a bound.
  public struct Band: Sendable, Hashable {
    /// The bound; nil for the last band, which has none.
    public let limit: Limit?
    /// What holds there.
    public let value: Scalar

    /// The upper end of a band.
    public enum Limit: Sendable, Hashable {
      /// Numbers less than this.
      case below(Double)
      /// Numbers less than this, and this.
      case upTo(Double)
    }
  }

  /// The value in force on a day: of those that hold, the one that began last.
  public func value(on day: CalendarDate) -> DatedValue? {
    values.filter { $0.span.contains(day) }.max { left, right in
      guard let later = right.span.from else { return false }
      guard let earlier = left.span.from else { return true }
      return earlier < later
    }
  }
}

extension Parameter {
  /// Whether its values are bands, which a rule reads by `:at`.
  package var hasBands: Bool { values.contains { $0.content.hasBands } }

  /// Whether a value of it can be a range.
  var hasRanges: Bool { kind == .range }
}

extension Parameter.Content {
  var hasBands: Bool { if case .bands = self { true } else { false } }

  /// The value of the band in which `number` lies, where there are bands.
  public func band(at number: Double) -> Scalar? {
    guard case .bands(let bands) = self, let index = bandIndex(at: number) else { return nil }
    return bands[index].value
  }

  /// The index of the band in which `number` lies, where there are bands.
  package func bandIndex(at number: Double) -> Int? {
    guard case .bands(let bands) = self else { return nil }
    return bands.firstIndex { band in
      switch band.limit {
      case .below(let limit)?: number < limit
      case .upTo(let limit)?: number <= limit
      case nil: true
      }
    }
  }
}
