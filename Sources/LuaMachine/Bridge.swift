internal import CLuaHost

/// The way from C back to the host.
final class Bridge {
  /// INVARIANT: whoever makes a machine keeps its host for as long.
  private unowned(unsafe) let host: any LuaHost
  private let scratch = LuaScratch()

  /// What the functions of `LuaMachine.callEach` gave so far.
  var collected: [LuaValue?] = []

  init(_ host: any LuaHost) { self.host = host }

  /// The bridge behind a callback's context.
  ///
  /// INVARIANT: the context is the bridge of the machine that calls, which outlives every call.
  static func from(_ context: UnsafeMutableRawPointer?) -> Bridge {
    Unmanaged<Bridge>.fromOpaque(context.unsafelyUnwrapped).takeUnretainedValue()
  }

  func callbacks() -> lh_host {
    lh_host(
      context: Unmanaged.passUnretained(self).toOpaque(),
      field: { context, object, symbol, result in
        Bridge.from(context).answer(result) { host, reply in
          host.field(symbol, of: object, reply: &reply)
        }
      },
      item: { context, object, index, result in
        Bridge.from(context).answer(result) { host, reply in
          host.item(index, of: object, reply: &reply)
        }
      },
      length: { context, object, result in
        Bridge.from(context).answer(result) { host, reply in
          host.length(of: object, reply: &reply)
        }
      },
      word: { context, word, offset, arguments, count, result in
        Bridge.from(context).answer(result) { host, reply in
          host.word(
            word, at: offset, arguments: LuaArguments(arguments, count: count), reply: &reply)
        }
      },
      each: { context, word, stage, frame, end, value, key, result in
        Bridge.from(context).answer(result) { host, reply in
          switch stage {
          case LH_BEGIN:
            host.beginEach(word, list: value.map { LuaValue($0.pointee) } ?? .none, reply: &reply)
          case LH_ITEM:
            host.takeItem(word, frame: frame, LuaPart(end, value, key), reply: &reply)
          default: host.finishEach(word, frame: frame, reply: &reply)
          }
        }
      },
      operate: { context, op, left, right, result in
        Bridge.from(context).answer(result) { host, reply in
          guard let left, let right else { return }
          host.operate(
            LuaOperator(op), LuaValue(left.pointee), LuaValue(right.pointee), reply: &reply)
        }
      },
      hold: { context, frame, result in
        Bridge.from(context).answer(result) { host, reply in
          host.hold(frame: frame, reply: &reply)
        }
      },
      release: { context, frame, isSettled, result in
        Bridge.from(context).answer(result) { host, reply in
          host.release(frame: frame, isSettled: isSettled, reply: &reply)
        }
      },
      probe: { context, number, seen in
        Bridge.from(context).host.probe(number, seen: LuaSeen(seen))
      })
  }

  @inline(__always)
  private func answer(
    _ result: UnsafeMutablePointer<lh_value>?, _ ask: (any LuaHost, inout LuaReply) -> Void
  ) -> lh_reply {
    var reply = LuaReply(scratch: scratch)
    ask(host, &reply)
    if reply.reply == LH_VALUE { result?.pointee = reply.value }
    return reply.reply
  }
}

extension LuaPart {
  fileprivate init(
    _ end: lh_end, _ value: UnsafePointer<lh_value>?, _ key: UnsafePointer<lh_value>?
  ) {
    switch end {
    case LH_DONE:
      self = .value(
        value.map { LuaValue($0.pointee) } ?? .none, key: key.map { LuaValue($0.pointee) } ?? .none)
    case LH_STOPPED: self = .stopped
    default: self = .failed
    }
  }
}

extension LuaSeen {
  fileprivate init(_ seen: lh_seen) {
    switch seen {
    case LH_BEGUN: self = .begun
    case LH_FALSE: self = .false
    default: self = .true
    }
  }
}

extension LuaOperator {
  fileprivate init(_ op: lh_operator) {
    switch op {
    case LH_ADD: self = .add
    case LH_SUBTRACT: self = .subtract
    case LH_MULTIPLY: self = .multiply
    case LH_DIVIDE: self = .divide
    case LH_NEGATE: self = .negate
    case LH_LESS: self = .less
    case LH_LESS_OR_EQUAL: self = .lessOrEqual
    default: self = .equal
    }
  }
}
