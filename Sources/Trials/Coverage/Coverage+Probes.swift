internal import Decisions
internal import LuaSyntax
internal import Policies

extension Coverage {
  /// The operands, branches and loops.
  func probeItems() -> [CoverageItem] {
    let overPortfolio = Set(
      policy.pack.decisions.filter(\.isOverPortfolio).map { ruleFile($0.name) })
    return probes.all.indices.flatMap { number in
      let probe = probes.all[number]
      guard !overPortfolio.contains(probe.file), let source = source(probe.file) else {
        return [CoverageItem]()
      }
      return wanted(of: probe).map { word in
        CoverageItem(
          kind: probe.kind, file: probe.file, span: source.span(of: probe.range),
          lastLine: source.lineNumber(at: max(probe.range.lowerBound, probe.range.upperBound - 1)),
          name: probe.role.name + " " + quote(probe), wanted: word,
          reason: whyNot(word, number))
      }
    }
  }

  /// What is to be seen at a probe.
  private func wanted(of probe: Probe) -> [String] {
    if probe.role == .loop { return ["entered"] }
    return (probe.canHold ? ["true"] : []) + (probe.canFail ? ["false"] : [])
      + (probe.open.isEmpty ? [] : ["unknown"])
  }

  private func whyNot(_ word: String, _ number: Int) -> CoverageItem.Reason? {
    let seen = usage.probes[number]
    if seen.count(of: word) > 0 { return nil }
    if seen.begun == 0 { return whyNotReached(number) }
    let others = ["true", "false", "unknown"].filter { seen.count(of: $0) > 0 }
    if others.isEmpty { return .init(.onlyEver, "only ever in error") }
    return .init(
      .onlyEver, "only ever " + others.quoted(or: true),
      lack: word == "unknown" ? lack(of: probes.all[number].open) : nil)
  }

  /// Why nothing came to a probe.
  func whyNotReached(_ number: Int) -> CoverageItem.Reason {
    let probe = probes.all[number]
    if let first = probe.before.first, usage.probes[first].begun > 0 {
      return settled(before: probe)
    }
    if let parent = probe.parent {
      let seen = usage.probes[parent.number]
      if seen.begun == 0 { return whyNotReached(parent.number) }
      if let needed = parent.needed, seen.count(of: needed ? "true" : "false") == 0 {
        return .init(
          .neverReached,
          "never reached: \(place(parent.number)) was never \(needed ? "true" : "false")")
      }
    }
    if probe.role == .loop { return .init(.neverReached, "its body is never entered") }
    return whyNoRule(at: probe) ?? .init(.neverReached, "never reached")
  }

  /// Which of the operands before one always settled the matter.
  private func settled(before probe: Probe) -> CoverageItem.Reason {
    let word = probe.role == .operand(.or) ? "true" : "false"
    let settling = probe.before.filter { usage.probes[$0].count(of: word) > 0 }
    if settling.isEmpty {
      return .init(.neverReached, "never reached: what stands before it always ends in error")
    }
    let names = settling.map(place)
    return .init(
      .settledBefore,
      "always settled before by " + names.joined(separator: " or ") + ", which was \(word)")
  }

  /// Why the rule in which a probe stands never came to its test.
  private func whyNoRule(at probe: Probe) -> CoverageItem.Reason? {
    for (index, definition) in policy.pack.decisions.enumerated()
    where ruleFile(definition.name) == probe.file {
      let prospects = probes.rules[definition.name] ?? []
      let rule = prospects.firstIndex { $0.whole.contains(probe.range.lowerBound) }
      guard let rule else { return nil }
      let seen = usage.outcomes[index][rule]
      if seen.isEmpty { return whyNoOutcome(rule, of: index) }
      if Set(seen.keys) == [.notApplicable] {
        return .init(
          .neverReached, "never reached: rule `\(definition.rules[rule].id)` never applied")
      }
    }
    return nil
  }

  // MARK: Words

  /// The text and the place of a probe, as a reason names it.
  private func place(_ number: Int) -> String {
    let probe = probes.all[number]
    guard let position = source(probe.file)?.position(at: probe.range.lowerBound) else {
      return quote(probe)
    }
    return "\(quote(probe)) at \(position.line):\(position.column)"
  }

  private func quote(_ probe: Probe) -> String {
    let text = source(probe.file)?.text(in: probe.range) ?? ""
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "`" + (line.count > 48 ? line.prefix(45) + "…" : line) + "`"
  }

  /// What no case lacks, or leaves to a person.
  func lack(of open: Openness) -> String? {
    if !open.missing.isEmpty {
      return "no case lacks " + open.missing.sorted().quoted(or: true, most: 3)
    }
    if open.asked.isEmpty { return nil }
    return "no case leaves to a person " + open.asked.sorted().quoted(or: true, most: 3)
  }

  /// The text of a file of rules or functions.
  func source(_ file: String) -> SourceText? {
    policy.files.first { $0.source.name == file }?.source ?? probes.places.texts[file]
  }
}

extension Usage.Seen {
  /// How often a word was seen.
  func count(of word: String) -> Int {
    switch word {
    case "true", "entered": held
    case "false": failed
    default: open
    }
  }
}

extension Probe {
  fileprivate var kind: CoverageItem.Kind {
    switch role {
    case .operand: .operand
    case .condition, .loop: .branch
    }
  }
}

extension Probe.Role {
  fileprivate var name: String {
    switch self {
    case .operand(let op): "operand of `\(op.rawValue)`"
    case .condition: "condition"
    case .loop: "loop"
    }
  }
}

extension [String] {
  /// The words in backticks, joined by commas and `or` or `and`; those beyond `most` are counted.
  func quoted(or: Bool, most: Int = .max) -> String {
    var words = prefix(most).map { $0.contains(" ") ? $0 : "`\($0)`" }
    if count > most { words.append("\(count - most) more") }
    guard let last = words.popLast() else { return "" }
    return words.isEmpty
      ? last : words.joined(separator: ", ") + (or ? " or " : " and ") + last
  }
}
