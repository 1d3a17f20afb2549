/// A value, or why it isn't known.
enum Known<Value: Sendable>: Sendable {
  case known(Value)
  case open([Cause])

  /// The value, where it is known.
  var value: Value? { if case .known(let value) = self { value } else { nil } }

  /// Why it isn't known.
  var causes: [Cause] { if case .open(let causes) = self { causes } else { [] } }
}
