internal import CLuaHost

/// The way from C back to the host.
final class Bridge {
  private unowned let host: any LuaHost
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
