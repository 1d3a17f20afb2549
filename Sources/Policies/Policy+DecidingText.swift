internal import Crypto
internal import Records

extension Policy {
  /// A digest of all that decides: two policies with the same one decide alike.
  ///
  /// Left out are texts for people, sources, where in a file something stands, and the parameters and
  /// tables that neither rules nor messages read; days on which a parameter says the same count as one
  /// stretch, however they are written.
  package var decidingDigest: String {
    var text = ""
    for file in files {
      for form in [file.plain, file.careful, file.shown] {
        text += (form?.withoutOffsets ?? "-") + "\n"
      }
    }
    text += "\(numbers.symbols.names)\(numbers.questions.names)\(numbers.shown)\n"
    text += "\(pack.asOf?.path ?? "")\(pack.limits)\n"
    for used in pack.used { text += "\(used.alias) \(used.policy.decidingDigest)\n" }
    for definition in pack.decisions { text += definition.decidingText + "\n" }
    let read = read
    for name in pack.parameters.keys.sorted() where read.parameters.contains(name) {
      text += "\(name) \(pack.parameters[name]?.stretches ?? [])\n"
    }
    for table in pack.tables where read.tables.contains(table.name) {
      text += "\(table.name)\(table.columns.map { "\($0.name)\($0.isKey)\($0.matchesPrefix)" })"
      text += "\(table.rows.map { "\($0.span.text)\($0.cells)" })\n"
    }
    return SHA256.hash(data: Array(text.utf8)).map { String($0, radix: 16) }.joined(separator: ".")
  }

  /// What rules and their messages read; all, where the pack was read without asking that.
  private var read: Reads {
    var read = Reads()
    for decision in pack.decisions {
      read.formUnion(decision.allReads)
      for path in decision.templates.flatMap(\.paths) where path.hasPrefix("params.") {
        read.parameters.insert(String(path.dropFirst("params.".count)))
      }
    }
    if read.facts.isEmpty {
      read.parameters = Set(pack.parameters.keys)
      read.tables = Set(pack.tables.map(\.name))
    }
    return read
  }
}

extension DecisionDefinition {
  fileprivate var decidingText: String {
    let bounds = sum.map { sum in
      "\(sum.bounds)\(sum.parts.map { "\($0.name)\($0.bounds)\(String(describing: $0.atMost))" })"
    }
    return "\(name) \(combine) \(records) \(when.numbers) \(asOf?.path ?? "") \(effective.text) "
      + "\(isStep) \(bounds ?? "") \(rules.map(\.decidingText))"
      + (isOverPortfolio ? " portfolio \(queue?.decidingText ?? "")" : "")
  }
}

extension Rule {
  fileprivate var decidingText: String {
    let points = points.map { points in
      let value: String =
        switch points.value {
        case .number(let number): "\(number)"
        case .function(let function): Optional(function).numbers
        }
      return "\(value) \(points.part ?? -1) \(points.min) \(points.max)"
    }
    return "\(id) \(isMust) \(effective.text) \(when.numbers) \(test.numbers) \(value.numbers) "
      + (points ?? "")
  }
}

extension QueueDefinition {
  fileprivate var decidingText: String {
    "\(Optional(order).numbers) \(short) \(caps.map(\.decidingText))"
  }
}

extension Cap {
  fileprivate var decidingText: String {
    "\(id) \(when.numbers) \(per.numbers) \(takes.decidingText) \(holds?.decidingText ?? "-") "
      + limit.decidingText
  }
}

extension CapAmount {
  fileprivate var decidingText: String {
    switch self {
    case .number(let number): "\(number)"
    case .function(let function): Optional(function).numbers
    }
  }
}

extension RuleFunction? {
  /// The numbers of its forms, without its place.
  fileprivate var numbers: String {
    guard let self else { return "-" }
    return "\(self.number) \(self.careful ?? -1) \(self.shown ?? -1) \(self.parameters)"
  }
}

extension DateSpan {
  fileprivate var text: String { "\(from?.iso ?? "")…\(to?.iso ?? "")" }
}

extension Parameter {
  /// What it says from which day on; parameters with the same say the same on every day.
  package var stretches: [String] {
    let first = values.contains { $0.span.from == nil } ? [CalendarDate.first] : []
    let begins = values.compactMap(\.span.from)
    let ends = values.compactMap { value in
      value.span.to.flatMap { CalendarDate(daysSinceEpoch: $0.daysSinceEpoch + 1) }
    }
    var told: [String] = []
    var last: Content?
    for day in Set(first + begins + ends).sorted() {
      let content = value(on: day)?.content
      if content == last, !told.isEmpty { continue }
      last = content
      told.append("\(day.iso) \(content.map { "\($0)" } ?? "")")
    }
    return told
  }
}

extension CalendarDate {
  /// The first day that there is.
  fileprivate static var first: CalendarDate {
    CalendarDate(year: 1, month: 1, day: 1) ?? .epoch
  }
}

extension String {
  /// A lowered form without the offsets that its calls name, and in one line.
  var withoutOffsets: String {
    let bytes = Array(utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let end = Self.endOfLiteral(bytes, from: index)
        text += bytes[index..<end]
        index = end
      } else if byte == UInt8(ascii: "("), let end = Self.endOfOffset(bytes, text, from: index + 1)
      {
        text.append(byte)
        index = end
      } else {
        if byte != 0x0A { text.append(byte) }
        index += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func endOfLiteral(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return Swift.min(index + 1, bytes.count)
  }

  /// Where an offset ends that is the first argument of a word or operation; nil where none is.
  private static func endOfOffset(_ bytes: [UInt8], _ before: [UInt8], from start: Int) -> Int? {
    var end = start
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    guard end > start, end < bytes.count,
      bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: ")")
    else { return nil }
    let name = String(
      decoding: before.reversed().prefix {
        $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
      }.reversed(), as: UTF8.self)
    let isNumbered = ["__export", "__import", "__word"].contains(name)
    return name.hasPrefix("__") && !isNumbered ? end : nil
  }
}
