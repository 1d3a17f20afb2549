internal import CLuaHost

/// The arguments of a word, while it is being carried out.
package struct LuaArguments {
  private let values: UnsafeBufferPointer<lh_value>

  init(_ values: UnsafePointer<lh_value>?, count: Int32) {
    self.values = UnsafeBufferPointer(start: values, count: Int(count))
  }

  /// How many there are.
  package var count: Int { values.count }

  /// The argument at `index`; none beyond the last.
  package subscript(index: Int) -> LuaValue {
    index < values.count ? LuaValue(values[index]) : .none
  }

  /// The argument at `index`, where it is a number.
  package func number(_ index: Int) -> Double? {
    index < values.count && values[index].kind == LH_NUMBER ? values[index].number : nil
  }

  /// The bytes of the argument at `index`, where it is text; they may not outlive the call.
  package func text(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    index < values.count && values[index].kind == LH_TEXT ? values[index].bytes : nil
  }
}

extension lh_value {
  /// The bytes of a text.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      start: UnsafeRawPointer(text)?.assumingMemoryBound(to: UInt8.self), count: length)
  }
}

extension LuaValue {
  init(_ value: lh_value) {
    switch value.kind {
    case LH_NIL: self = .none
    case LH_BOOLEAN: self = .boolean(value.boolean)
    case LH_NUMBER: self = .number(value.number)
    case LH_TEXT: self = .text(String(decoding: value.bytes, as: UTF8.self))
    case LH_OBJECT: self = .object(value.object)
    default: self = .other
    }
  }
}
