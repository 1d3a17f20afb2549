internal import CanonicalJSON
internal import Decisions
public import Policies
internal import Records

extension Remedy {
  /// What every report says beside its proposals.
  public static let notice =
    "what the rules would say of a changed dossier: no advice, and no promise"

  /// The remedy as canonical JSON; empty lists are left out.
  ///
  /// - Parameter policy: The one that made the decision.
  public func json(by policy: Policy) -> [UInt8] {
    var writer = JSONWriter()
    var members: [(key: String, write: (inout JSONWriter) -> Void)] = []
    if !alternatives.isEmpty {
      members.append(
        ("alternatives", { writer in writer.items(alternatives) { $0.write(to: &$1) } }))
    }
    if let asOf { members.append(("as_of", { $0.text(asOf.iso) })) }
    if !blockers.isEmpty {
      members.append(("blockers", { writer in writer.items(blockers) { $0.write(to: &$1) } }))
    }
    members += [
      ("bounded", { $0.boolean(isBounded) }), ("decision", { $0.text(decision) }),
      ("notice", { $0.text(Self.notice) }), ("outcome", { $0.text(outcome.rawValue) }),
      ("pack", { $0.text(policy.pack.id) }), ("revision", { $0.text(policy.pack.revision) }),
      ("subject", { $0.text(subject) }), ("tried", { $0.integer(tried) }),
    ]
    writer.members(members)
    return writer.bytes
  }
}

extension Remedy.Alternative {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("changes", { writer in writer.items(changes) { $0.write(to: &$1) } }),
      ("entries", { $0.integer(entries) }), ("relative", { $0.number(relative.told) }),
    ])
  }
}

extension Remedy.Change {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("entries", { $0.integer(entries) }), ("from", { $0.value(from) }),
      ("move", { $0.text(move.rawValue) }), ("path", { $0.text(path) }),
      ("relative", { $0.number(relative.told) }), ("to", { $0.value(to) }),
    ])
  }
}

extension Remedy.Blocker {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.members([
      ("decision", { $0.text(decision) }), ("reason", { $0.text(reason.rawValue) }),
      ("rule", { $0.text(rule) }),
    ])
  }
}

extension Double {
  /// The size of a change, to the millionth.
  fileprivate var told: Double { (self * 1_000_000).rounded() / 1_000_000 }
}
