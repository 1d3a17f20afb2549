internal import Records

extension Field.Limits {
  /// The numbers that are let in.
  var interval: Interval {
    if let number = constantNumber { return Interval(only: number) }
    var interval = Interval(least?.number ?? -.infinity, largest?.number ?? .infinity)
    interval.isLowOpen = least?.isOpen ?? false
    interval.isHighOpen = largest?.isOpen ?? false
    return interval
  }

  /// How many items a list may have.
  var countInterval: Interval {
    Interval(Double(minItems ?? 0), maxItems.map(Double.init) ?? .infinity)
  }
}
