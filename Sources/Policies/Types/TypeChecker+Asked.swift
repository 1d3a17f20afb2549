internal import LuaSyntax
internal import Records

extension TypeChecker {
  /// The words that ask an object for a field by its name.
  mutating func ask(_ word: Word, _ arguments: [Expression]) -> ValueType {
    if word == .known { return notStopping { $0.known(arguments) } }
    if word == .valueOr { return valueOr(arguments) }
    if word == .pick { return pick(arguments) }
    guard let name = arguments[1].plainText.map({ Name(text: $0, range: arguments[1].range) })
    else { return .any }
    let subject = arguments[0]
    let type = type(of: subject)
    let before = gaps
    let value = field(name, of: type, subject)
    switch word {
    case .reaches: return reaches(name, of: type, arguments)
    default:
      // Where the field isn't known the band stands for it.
      gaps = before
      let band = numberType(of: arguments[2], "a band is a number or a range")
      if band.isRange { note(.source(name.text)) }
      _ = number(in: value, subject, code: "cannot_compute", "`assigned` asks for a number")
      if let unit = value.number?.unit { refuseUnits(unit, band.unit, arguments[1], arguments[2]) }
      var result = band
      result.isLiteral = false
      result.isWhole = band.isWhole && value.number?.isWhole ?? false
      return .number(result)
    }
  }

  private mutating func known(_ arguments: [Expression]) -> ValueType {
    let subject = arguments[0]
    guard arguments.count == 2, let text = arguments[1].plainText else { return .either }
    let name = Name(text: text, range: arguments[1].range)
    if subject.plainName == "params", state.variable("params") == nil {
      reads.parameters.insert(text)
    } else if subject.plainName == "decided", state.variable("decided") == nil {
      reads.decisions.insert(text)
      if let decision = names.decisions.first(where: { $0.name == text }) {
        warnOfOtherDate(decision, name.range)
      }
    } else if let alias = names.alias(subject), state.variable("decided") == nil {
      reads.decisions.insert("\(alias).\(text)")
    } else if let entry = entryDecided(subject) {
      checkEntry(entry)
      reads.decisions.insert(text)
    } else if let decision = askEntry(subject) ?? decision(subject) {
      reads.decisions.insert(names.decision(at: decision).name)
    } else {
      _ = field(name, of: type(of: subject), subject)
    }
    return .either
  }

  /// Walks what is asked for in a way that nothing stops where it isn't known.
  private mutating func notStopping(_ body: (inout TypeChecker) -> ValueType) -> ValueType {
    let outer = (stops, gaps)
    defer { (stops, gaps) = outer }
    return body(&self)
  }

  /// What `value_or(x, "f", default)` is.
  private mutating func valueOr(_ arguments: [Expression]) -> ValueType {
    guard let text = arguments[1].plainText else { return .any }
    let name = Name(text: text, range: arguments[1].range)
    let subject = arguments[0]
    let value = notStopping { checker in
      if subject.plainName == "params", checker.state.variable("params") == nil {
        let isUnset = checker.names.parameters[text]?.values.allSatisfy { $0.content == .unset }
        let type = checker.field(subject, name)
        return isUnset == true ? .never : type
      }
      return checker.field(name, of: checker.type(of: subject), subject)
    }
    return orDefault(value, arguments)
  }

  private mutating func orDefault(_ value: ValueType, _ arguments: [Expression]) -> ValueType {
    let other = type(of: arguments[2])
    if value.isAny || other.isAny { return .any }
    if let a = value.number, let b = other.number {
      refuseUnits(a.unit, b.unit, arguments[1], arguments[2])
    }
    let result = value.union(other)
    let kinds = [value, other].map { $0.isDate || $0.text?.isDay == true ? ValueType.date : $0 }
    if kinds[0].inWords != kinds[1].inWords, !value.isNever, !other.isNever {
      report(
        "cannot_compare", arguments[2].range,
        "the default is \(other.inWords), and \(quote(arguments[1])) \(value.inWords)")
    }
    if case .closed(let path, let words, _)? = value.text?.origin, let more = other.text?.words {
      // The default is often a word of its own, which says that there is none.
      let all = words + more.subtracting(words).sorted()
      return .text(TextType(closed: all, path: path))
    }
    return result
  }

  private mutating func reaches(
    _ name: Name, of type: ValueType, _ arguments: [Expression]
  ) -> ValueType {
    guard let word = arguments[2].plainText else { return .either }
    for object in type.objects {
      guard let field = declared(name.text, of: object) else { continue }
      guard field.isOrdered, let words = field.words else {
        report(
          "unknown_word", name.range,
          "`\(name.text)` is no ordered enumeration, so nothing reaches a word of it")
        continue
      }
      let place = Literal(place: place(arguments[2].range), range: arguments[2].range)
      refuseWords(
        of: TextType(words: [word], origin: .literal(place)),
        beside: TextType(closed: words, path: name.text))
      if words.first == word {
        note(
          .canBeTrue, at: arguments[2].range, "`\(word)` is the first word of `\(name.text)`")
      }
    }
    return .either
  }

  private mutating func pick(_ arguments: [Expression]) -> ValueType {
    let list = listType(of: arguments[0], word: "pick")
    stops.insert(Self.item)
    note(.item)
    let wanted = type(of: arguments[2])
    guard let item = list?.item, let text = arguments[1].plainText else { return .any }
    let value = field(
      Name(text: text, range: arguments[1].range), of: item, arguments[0])
    let isSame =
      value.isAny || wanted.isAny || value.number != nil && wanted.number != nil
      || value.text != nil && wanted.text != nil
      || !value.boolean.isEmpty && !wanted.boolean.isEmpty
      || value.isDate && (wanted.isDate || wanted.text?.isDay == true)
    if !isSame, !value.isNever, !wanted.isNever {
      report(
        "cannot_compare", arguments[2].range,
        "`\(text)` is \(value.inWords) and \(quote(arguments[2])) \(wanted.inWords), so none is ever picked"
      )
    }
    if let number = wanted.number, number.isRange {
      refuseRange(arguments[2], "`pick` compares by `==`")
    }
    if let word = wanted.text, let own = value.text { refuseWords(of: word, beside: own) }
    return item
  }
}
