internal import CanonicalJSON

/// What of a pack has been tried, item by item, and of the rest why not.
///
/// It depends on the pack and on which dossiers were decided, and on nothing else.
public struct CoverageReport: Sendable, Hashable {
  /// The pack's id.
  public let pack: String
  /// What there is to try, by file and place.
  public let items: [CoverageItem]

  /// How many of the items have been tried, of a kind or of all.
  public func share(of kind: CoverageItem.Kind? = nil) -> CoverageShare {
    CoverageShare(items.filter { kind == nil || $0.kind == kind })
  }

  /// The files in which items stand, in ascending order.
  public var files: [String] {
    Set(items.map(\.file)).sorted(by: utf16Less)
  }

  /// Why a threshold isn't reached; nil where it is.
  ///
  ///     62.5 % is covered, at least 80 % is asked
  public func shortfall(below threshold: Double) -> String? {
    let share = share()
    if share.percent >= threshold { return nil }
    return "\(share.text) % is covered, at least \(CoverageShare.text(threshold)) % is asked"
  }
}

/// How many items there are, and how many of them have been tried.
public struct CoverageShare: Sendable, Hashable {
  /// How many have been tried.
  public let covered: Int
  /// How many there are.
  public let total: Int

  init(_ items: [CoverageItem]) {
    covered = items.count(where: \.isCovered)
    total = items.count
  }

  /// Tenths of a percent, rounded down.
  private var tenths: Int { total == 0 ? 1000 : covered * 1000 / total }

  /// The share in percent, rounded down to a decimal, so that 100 means all; 100 also of none.
  public var percent: Double { Double(tenths) / 10 }

  /// The share in percent, as it is printed.
  public var text: String { "\(tenths / 10).\(tenths % 10)" }

  /// A number of percent, without a fraction where it has none.
  static func text(_ percent: Double) -> String {
    let text = percent.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
