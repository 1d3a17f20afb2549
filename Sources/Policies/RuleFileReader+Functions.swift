internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension RuleFileReader {

  /// The keys whose values may be functions, with whether they test.
  private static let functionKeys = [
    "when": false, "test": true, "value": false, "points": false, "order": false, "per": false,
    "takes": false, "holds": false, "limit": false,
  ]
  /// Those among them of which a function is wanted and nothing else.
  private static let keysOfFunctionsOnly: Set<String> = ["order", "per"]
  /// Those that are a number of their own, where none is computed.
  private static let keysOfAmounts: Set<String> = ["takes", "holds", "limit"]

  /// Checks and numbers the functions of a declaration, in file order.
  mutating func exportFunctions(_ declaration: Declaration, _ count: inout Int) {
    for item in declaration.items {
      guard let key = item.key.name?.text, let isTest = Self.functionKeys[key] else { continue }
      if Self.keysOfAmounts.contains(key), item.value.ruleNumber != nil { continue }
      guard checkFunction(item.value, key: key, isTest: isTest) else { continue }
      let showsValues = isTest && shows(item.value)
      func next(if isWanted: Bool) -> Int? {
        guard isWanted else { return nil }
        count += 1
        return count - 1
      }
      exportIndexes[item.value.range.lowerBound] = exports.count
      exports.append(
        Export(
          value: item.value, number: next(if: true) ?? 0, isTest: isTest,
          carefulNumber: next(if: hasLogic), shownNumber: next(if: showsValues)))
    }
  }

  private func takesLiteral(_ key: String, _ value: Expression) -> Bool {
    switch key {
    case "value": true
    case "points": value.ruleNumber != nil
    case "order", "per", "takes", "holds", "limit": false
    default: value.isBoolean
    }
  }

  private static func literals(_ key: String) -> String {
    switch key {
    case "value": " or a literal"
    case "points", "takes", "holds", "limit": " or a number"
    default: ", `true` or `false`"
    }
  }

  func shows(_ value: Expression) -> Bool {
    functionsThatShow.contains(value.range.lowerBound)
  }

  mutating func checkFunction(_ value: Expression, key: String, isTest: Bool) -> Bool {
    let place = value.range.lowerBound
    switch value.kind {
    case .function(let body):
      let (parameters, showsValues) = checker.checkRuleFunction(body, isTest: isTest)
      functionParameters[place] = parameters
      if showsValues { functionsThatShow.insert(place) }
    case .name(let name):
      guard let called = checker.ruleFunction(named: name, at: value.range),
        let parameters = parameters(ofFunction: name, at: value.range)
      else { return false }
      functionParameters[place] = parameters
      if called.showsValues { functionsThatShow.insert(place) }
    case .field(let owner, _)
    where owner.plainName == "params" && !Self.keysOfFunctionsOnly.contains(key):
      checker.check(value)
      functionParameters[place] = []
    case _ where value.isScalarLiteral && takesLiteral(key, value):
      checker.check(value)
      functionParameters[place] = []
    default:
      refuse(
        "bad_metadata", value.range,
        "`\(key)` is a function, "
          + (Self.keysOfFunctionsOnly.contains(key)
            ? "or the name of one that stands above"
            : "the name of one that stands above, `params.name`" + Self.literals(key)))
      return false
    }
    return true
  }

  /// The record types that a function at the top of the file takes.
  func parameters(ofFunction name: String, at range: Range<Int>) -> [Int]? {
    guard let body = chunk.function(named: name) else { return nil }
    var records: [Int] = []
    for parameter in body.parameters {
      guard let record = names.parameter(parameter.text) else {
        let (code, message) = names.whyNoParameter(parameter.text)
        if code == "unknown_record" {
          let wanted = names.scope == .portfolio ? "not `portfolio`" : "no record type"
          refuse(
            code, range,
            "`\(name)` takes `\(parameter.text)`, which is \(wanted), so a rule can't call it by itself"
          )
        } else {
          refuse(code, range, "`\(name)` takes `\(parameter.text)`: \(message)")
        }
        return nil
      }
      records.append(record)
    }
    return records
  }

  func function(_ declaration: Declaration, _ key: String) -> RuleFunction? {
    guard let value = declaration.item(key)?.value,
      let export = exportIndexes[value.range.lowerBound].map({ exports[$0] }),
      let parameters = functionParameters[value.range.lowerBound]
    else { return nil }
    let position = chunk.source.position(at: value.range.lowerBound)
    return RuleFunction(
      number: export.number, parameters: parameters, careful: export.carefulNumber,
      shown: export.shownNumber,
      place: "\(chunk.source.name):\(position.line):\(position.column)")
  }
}
