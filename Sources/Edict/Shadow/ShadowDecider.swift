internal import CanonicalJSON
public import Decisions
public import Policies
public import Records

/// Asks a candidate what it would have said, beside a policy that decides.
///
/// ```swift
/// let shadows = try ShadowDecider(Decider(candidate), beside: policy)
/// let decision = decider.decide(dossier, asOf: day)
/// let shadow = shadows.shadow(of: dossier, asOf: day)
/// _ = try log.append([
///   LogEntry(decision, about: dossier, by: policy, stamp: .now(), origin: origin, shadow: shadow)
/// ])
/// ```
///
/// Not `Sendable`, as `Decider` isn't: make one a thread.
public final class ShadowDecider {
  /// The candidate.
  public var candidate: Policy { decider.policy }
  private let decider: Decider

  /// Takes a candidate's decider, and the policy that decides.
  ///
  /// - Throws: `EntryError` with `personal_as_of`, where the candidate takes an as-of date from a
  ///   field that the policy says is personal: such a date would stand openly in the log.
  public init(_ candidate: Decider, beside policy: Policy) throws(EntryError) {
    decider = candidate
    let pack = candidate.policy.pack
    let fields = [pack.asOf] + pack.decisions.map(\.asOf)
    let personal = fields.compactMap { $0?.path }
      .first { policy.pack.dossierType.isPersonal(factPath: $0) }
    if let personal {
      throw EntryError(
        .personalAsOf, at: nil,
        "the candidate `\(pack.id)` takes an as-of date from `\(personal)`, which is personal by "
          + "`\(policy.pack.id)`, and an as-of date stands openly in every log; give it another "
          + "`as_of`")
    }
  }

  /// What the candidate would have said of a dossier that the policy decides.
  ///
  /// The dossier is read again by the candidate's record types, which may refuse it.
  ///
  /// - Parameters:
  ///   - asOf: The as-of date of decisions that take theirs from no field.
  ///   - names: The decisions wanted, of which those are made that the candidate has; nil for all of
  ///     the candidate's.
  public func shadow(
    of dossier: Dossier, asOf: CalendarDate, decisions names: Set<String>? = nil
  ) -> Shadow {
    var writer = JSONWriter()
    dossier.writeCanonical(to: &writer)
    return decider.shadow(ofJSON: writer.bytes, asOf: asOf, decisions: names)
  }
}

extension Decider {
  /// What this decider's policy says of a dossier that was read by other record types.
  ///
  /// - Parameter pointers: Where personal values were taken out of it.
  func shadow(
    ofJSON json: [UInt8], lacking pointers: [String] = [], asOf: CalendarDate,
    decisions: Set<String>?
  ) -> Shadow {
    do throws(RecordError) {
      let dossier = try policy.pack.dossierType.dossier(json: json, lacking: pointers)
      let decision = decide(dossier, asOf: asOf, decisions: decisions)
      return Shadow(candidate: policy, said: .decided(decision))
    } catch {
      return Shadow(candidate: policy, said: .refused(error.code))
    }
  }
}
