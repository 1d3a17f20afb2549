internal import CanonicalJSON
internal import Policies

/// What a rule has read beside facts and scalar parameters.
struct OtherReads {
  /// Parameters, with what they gave.
  var parameters: [String: TextTree.Content] = [:]
  /// The bands of parameters, with what they gave.
  var bands: [BandRead: Scalar] = [:]
  /// The decisions, such as `eligibility` with `.yes`, with what they gave.
  var decisions: [DecisionRead: TextTree.Content] = [:]
  /// The numbers of the questions of `review` that it came to.
  var questions: [Int] = []

  var isEmpty: Bool {
    parameters.isEmpty && bands.isEmpty && decisions.isEmpty && questions.isEmpty
  }

  /// The parameters and bands by name: what `:at(v)` gave is under `x:at(v)`.
  var allParameters: [String: TextTree.Content] {
    var all = parameters
    for (band, scalar) in bands { all[band.name] = scalar.content }
    return all
  }

  /// The parameters and bands, by name, ascending.
  var namedParameters: [NamedValue] {
    if parameters.isEmpty, bands.isEmpty { return [] }
    return allParameters.map { NamedValue(name: $0.key, value: $0.value) }
      .sorted { utf16Less($0.name, $1.name) }
  }

  /// What was read of decisions, by name, ascending.
  var namedDecisions: [NamedValue] {
    if decisions.isEmpty { return [] }
    return decisions.map { NamedValue(name: $0.key.decision + $0.key.suffix, value: $0.value) }
      .sorted { utf16Less($0.name, $1.name) }
  }
}

/// A band of a parameter that was read, by the number or range that lies in it.
struct BandRead: Hashable {
  let parameter: String
  let low: Double
  let high: Double

  /// Its name: `x:at(v)`.
  var name: String {
    let place = CanonicalJSON.canonical(low == high ? .number(low) : .range(low: low, high: high))
    return "\(parameter):at(\(String(decoding: place, as: UTF8.self)))"
  }
}

/// What was read of a decision: `eligibility` with `.yes`.
struct DecisionRead: Hashable {
  let decision: String
  let suffix: String
}
