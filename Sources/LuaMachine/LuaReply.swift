internal import CLuaHost

/// What a host answers to a machine: a value, or that the run must stop.
package struct LuaReply {
  var value = lh_value()
  /// What the host answered in all.
  var reply = LH_VALUE

  /// Text that the host doesn't hold itself, kept until Lua has its copy.
  private let scratch: LuaScratch

  init(scratch: LuaScratch) { self.scratch = scratch }

  /// A reply that a host asks of itself.
  package static func detached() -> LuaReply { LuaReply(scratch: LuaScratch()) }

  /// Whether it is a value, so that the run goes on.
  package var isValue: Bool { reply == LH_VALUE }

  /// The value that it is.
  package var answer: LuaValue { LuaValue(value) }

  /// Answers with a boolean.
  package mutating func give(_ boolean: Bool) {
    value.kind = LH_BOOLEAN
    value.boolean = boolean
  }

  /// Answers with a number.
  package mutating func give(_ number: Double) {
    value.kind = LH_NUMBER
    value.number = number
  }

  /// Answers with text.
  package mutating func give(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      give(borrowed: UnsafeBufferPointer(scratch.hold(bytes)))
    }
  }

  /// Answers with text that stays where it is until the callback has returned.
  package mutating func give(borrowed bytes: UnsafeBufferPointer<UInt8>) {
    value.kind = LH_TEXT
    value.length = bytes.count
    value.text = UnsafeRawPointer(bytes.baseAddress ?? scratch.empty)
      .assumingMemoryBound(to: CChar.self)
  }

  /// Answers with one of the host's objects.
  package mutating func give(object: Int32) {
    value.kind = LH_OBJECT
    value.object = object
  }

  /// Charges units for the answer, beside those that every answer costs.
  package mutating func charge(units: Int) { value.units += Int64(units) }

  /// Answers with the number of items of a list, and the frame of a list word.
  package mutating func give(items: Int, frame: Int32) {
    give(Double(items))
    value.object = frame
  }

  /// Answers with the frame in which something is held.
  package mutating func give(frame: Int32) { value.object = frame }

  /// Ends the run; the host keeps why.
  package mutating func stop() { reply = LH_STOP }

  /// Ends the run as a mistake in the rule, and has the failure tell the line; the host keeps why.
  package mutating func fail() { reply = LH_FAIL }
}

/// A buffer for one text on its way into Lua.
final class LuaScratch {
  private var buffer = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

  /// A place to which text without bytes can point.
  var empty: UnsafePointer<UInt8> {
    UnsafePointer(hold(UnsafeBufferPointer(start: nil, count: 0)).baseAddress.unsafelyUnwrapped)
  }

  func hold(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeMutableBufferPointer<UInt8> {
    if bytes.count > buffer.count || buffer.baseAddress == nil {
      buffer.deallocate()
      buffer = .allocate(capacity: max(256, bytes.count * 2))
    }
    _ = buffer.update(fromContentsOf: bytes)
    return UnsafeMutableBufferPointer(rebasing: buffer[..<bytes.count])
  }

  deinit { buffer.deallocate() }
}
