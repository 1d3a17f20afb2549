extension Scalar: Hashable {
  /// Whether two values are the same.
  public static func == (left: Scalar, right: Scalar) -> Bool {
    switch (left, right) {
    case (.text(let a), .text(let b)): a.utf8.elementsEqual(b.utf8)
    case (.number(let a), .number(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.range(let low, let high), .range(let otherLow, let otherHigh)):
      low == otherLow && high == otherHigh
    default: false
    }
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .text(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .number(let number): hasher.combine(number)
    case .boolean(let boolean): hasher.combine(boolean)
    case .range(let low, let high):
      hasher.combine(low)
      hasher.combine(high)
    }
  }
}
