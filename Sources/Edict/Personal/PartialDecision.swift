internal import CanonicalJSON
internal import Policies
internal import Records

/// A logged decision without the values of its dossier that stay hidden, where it can be made again
/// all the same: no rule that it rests on may read them.
struct PartialDecision {
  /// The entry, from whose dossier the values were taken out.
  let entry: LoggedDecision
  /// Where they stood in the dossier (RFC 6901).
  let lacking: [String]

  /// Nil where a rule that the decisions asked for rest on may read what is hidden.
  ///
  /// - Parameter flow: That of the pack.
  /// - Throws: `entry_malformed`.
  init?(
    _ entry: LoggedDecision, closed: [EntryOpener.Closed], by pack: Pack, _ flow: PersonalFlow
  ) throws {
    guard flow.isFree(ofClosed: closed, in: entry.decisions, of: pack) else { return nil }
    try self.init(entry, without: closed)
  }

  /// The decision without what is hidden, whatever rules read.
  ///
  /// - Throws: `entry_malformed`.
  init?(_ entry: LoggedDecision, without closed: [EntryOpener.Closed]) throws {
    let prefix = "/dossier"
    let pointers = closed.map(\.pointer)
    lacking = pointers.filter { $0.hasPrefix(prefix + "/") }.map {
      String($0.dropFirst(prefix.count))
    }
    let tree = try CanonicalJSON.parse(entry.bytes)
      .replacing(at: pointers.filter { $0.hasPrefix(prefix + "/") }.compactMap { JSONPointer($0) })
    {
      _, _ in .null
    }
    // A dossier in an entry has no other null members: what isn't known is left out.
    guard case .object(let members) = tree.content else { return nil }
    let whole = TextTree.Content.object(
      members.map { member in
        guard member.key == "dossier" else { return member }
        return .init(
          key: member.key, keyPlace: member.keyPlace, value: member.value.droppingNullMembers())
      })
    let read = try LoggedEntry(CanonicalJSON.canonical(whole), at: entry.index)
    guard case .decision(let partial) = read else { return nil }
    self.entry = partial
  }
}

extension PersonalFlow {
  /// Whether no rule that decisions rest on may read what stays hidden of a dossier.
  func isFree(
    ofClosed closed: [EntryOpener.Closed], in decisions: [String], of pack: Pack
  ) -> Bool {
    let paths = closed.compactMap { HiddenPlaces.path(of: $0.pointer) }
    return Set(paths.map(PersonalValue.field(ofPath:)))
      .isDisjoint(with: reads(of: decisions, in: pack))
  }

  /// The personal fields that decisions, and those that they rest on, may read.
  fileprivate func reads(of decisions: [String], in pack: Pack) -> Set<String> {
    var wanted = Set(decisions)
    // A decision rests only on those that stand before it.
    for definition in pack.decisions.reversed() where wanted.contains(definition.name) {
      wanted.formUnion(definition.allReads.decisions)
    }
    return wanted.reduce(into: []) { $0.formUnion(personalReads(decision: $1)) }
  }
}

extension TextTree {
  /// The value without members of objects that are null; items of lists stay.
  ///
  /// The reader that made the value bounds how deeply this recurses.
  fileprivate func droppingNullMembers() -> TextTree {
    switch content {
    case .object(let members):
      let kept = members.filter { $0.value.content != .null }.map { member in
        Member(
          key: member.key, keyPlace: member.keyPlace, value: member.value.droppingNullMembers())
      }
      return TextTree(place: place, content: .object(kept))
    case .list(let items):
      return TextTree(place: place, content: .list(items.map { $0.droppingNullMembers() }))
    default: return self
    }
  }
}
