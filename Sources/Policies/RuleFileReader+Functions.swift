internal import CanonicalJSON
internal import LuaSyntax
internal import Records

extension RuleFileReader {

  /// The keys whose values may be functions, with whether they test.
  private static let functionKeys = ["when": false, "test": true, "value": false, "points": false]

  /// Checks and numbers the functions of a declaration, in file order.
  mutating func exportFunctions(_ declaration: Declaration, _ count: inout Int) {
    for item in declaration.items {
      guard let key = item.key.name?.text, let isTest = Self.functionKeys[key] else { continue }
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
    default: value.isBoolean
    }
  }

  private static func literals(_ key: String) -> String {
    switch key {
    case "value": " or a literal"
    case "points": " or a number"
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
    case .field(let owner, _) where owner.plainName == "params":
      checker.check(value)
      functionParameters[place] = []
    case _ where value.isScalarLiteral && takesLiteral(key, value):
      checker.check(value)
      functionParameters[place] = []
    default:
      refuse(
        "bad_metadata", value.range,
        "`\(key)` is a function, the name of one that stands above, `params.name`"
          + Self.literals(key))
      return false
    }
    return true
  }

  /// The record types that a function at the top of the file takes.
  func parameters(ofFunction name: String, at range: Range<Int>) -> [Int]? {
    guard let body = chunk.function(named: name) else { return nil }
    var records: [Int] = []
    for parameter in body.parameters {
      guard let record = names.record(parameter.text) else {
        refuse(
          "unknown_record", range,
          "`\(name)` takes `\(parameter.text)`, which is no record type, so a rule can't call it by itself"
        )
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
