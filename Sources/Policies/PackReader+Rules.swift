internal import CanonicalJSON
internal import LuaSyntax

extension PackReader {
  // MARK: functions/

  /// Reads the shared functions into `names`, a file after those that it calls.
  func functions(_ names: inout PackNames, _ numbers: inout LoweredNames) -> [LoweredFile] {
    var chunks: [String: Chunk] = [:]
    for path in files.paths(in: "functions", ending: ".lua") {
      let name = String(path.dropFirst("functions/".count).dropLast(".lua".count))
      guard name.isLuaName, !Word.reserved.contains(name), names.record(name) == nil else {
        findings.report(
          "bad_name", file: path,
          "`\(name)` can't be the name of a file of functions: it is no Lua name, a word, or a record type"
        )
        continue
      }
      chunks[name] = chunk(path)
    }
    var lowered: [LoweredFile] = []
    names.chunks = chunks
    for name in order(chunks) {
      guard let chunk = chunks[name] else { continue }
      let resolved = ResolvedNames(chunk)
      calls.add(functions: name, chunk, resolved)
      var reader = FunctionFileReader(name: name, chunk: chunk, findings: findings)
      if let file = reader.read(&names, &numbers) {
        lowered.append(file)
        lint(chunk, resolved)
      }
    }
    return lowered
  }

  /// The names of files of functions, each after those that it calls; a circle is a finding.
  private func order(_ chunks: [String: Chunk]) -> [String] {
    var order: [String] = []
    var open: [String] = []
    func visit(_ name: String) {
      if order.contains(name) { return }
      open.append(name)
      let calls = chunks[name]?.calledFiles.sorted { $0.key < $1.key } ?? []
      for (called, range) in calls where called != name && chunks[called] != nil {
        guard let start = open.firstIndex(of: called), let chunk = chunks[name] else {
          visit(called)
          continue
        }
        let circle = (open[start...] + [called]).map { "`\($0)`" }.joined(separator: " calls ")
        findings.report(
          "recursion", in: chunk.source, range: range,
          "\(circle); put what both need in a third file")
      }
      open.removeLast()
      order.append(name)
    }
    for name in chunks.keys.sorted() { visit(name) }
    return order
  }

  // MARK: rules/

  /// Reads the rule files in the order of their decisions; each sees the decisions before it.
  func rules(
    _ order: [(name: String, path: String, place: TextPlace)], asOf: FieldReference?,
    _ names: inout PackNames,
    _ numbers: inout LoweredNames
  ) -> [LoweredFile] {
    var lowered: [LoweredFile] = []
    var types = TypeChecker(names: names, packAsOf: asOf, findings: findings)
    let functionsHaveLogic = names.functions.values.contains {
      $0.values.contains(where: \.hasLogic)
    }
    names.listed = Set(order.map(\.name))
    let chunks = order.map { RuleFile(name: $0.name, parsed: parsed($0.path)) }
    for file in chunks {
      if let parsed = file.parsed { calls.add(decision: file.name, parsed.chunk, parsed.names) }
    }
    names.failed = calls.refuseCircles(findings)
    names.overPortfolio = Set(chunks.filter(\.isOverPortfolio).map(\.name))
    refuseOrder(order, names.overPortfolio)
    for file in chunks {
      let name = file.name
      guard let (chunk, resolved) = file.parsed else {
        names.failed.insert(name)
        continue
      }
      var reader = RuleFileReader(
        decisionName: name, chunk: chunk, names: names, functionsHaveLogic: functionsHaveLogic,
        findings: findings)
      if let read = reader.read(&numbers) {
        var definition = read.definition
        types.names = names
        types.names.scope = RuleFileScope(chunk)
        types.probes = numbers.probes
        if checksTypes {
          types.check(chunk, &definition)
        } else {
          definition.openReads()
        }
        numbers.probes = types.probes
        names.decisions.append(definition)
        lowered.append(read.lowered)
        lint(chunk, resolved)
      } else {
        names.failed.insert(name)
      }
    }
    if checksTypes, names.failed.isEmpty {
      types.names = names
      for (_, chunk) in names.chunks.sorted(by: { $0.key < $1.key }) { types.checkRest(of: chunk) }
      numbers.probes = types.probes
      types.warnOfSettled()
      // A file that no decision names may read what seems unused.
      if order.count == files.paths(in: "rules", ending: ".lua").count {
        types.warnOfUnused(shown: names.shownPaths)
      }
    }
    return lowered
  }

  /// Refuses decisions that stand behind one over the portfolio, which is made after every dossier.
  private func refuseOrder(
    _ order: [(name: String, path: String, place: TextPlace)], _ overPortfolio: Set<String>
  ) {
    guard let first = order.firstIndex(where: { overPortfolio.contains($0.name) }) else { return }
    for decision in order[first...] where !overPortfolio.contains(decision.name) {
      findings.report(
        "order_of_decisions", in: source("pack.yaml"), at: decision.place,
        "`\(decision.name)` is decided of each dossier, and `\(order[first].name)` over the portfolio, "
          + "after every dossier; let those over the portfolio stand last")
    }
  }

  /// A file of a decision, as far as it could be parsed.
  private struct RuleFile {
    let name: String
    let parsed: (chunk: Chunk, names: ResolvedNames)?

    var isOverPortfolio: Bool { parsed.map { RuleFileScope($0.chunk) != .dossier } ?? false }
  }

  private func parsed(_ path: String) -> (chunk: Chunk, names: ResolvedNames)? {
    chunk(path).map { ($0, ResolvedNames($0)) }
  }

  /// Warns of what is likely a slip in a file that is in order.
  private func lint(_ chunk: Chunk, _ names: ResolvedNames) {
    UnusedNames(source: chunk.source, names: names, findings: findings).report()
    var numbers = NumbersInRules(source: chunk.source, names: names, findings: findings)
    numbers.report(in: chunk)
  }

  private func chunk(_ path: String) -> Chunk? {
    let text = source(path)
    do {
      return try Parser.check(text)
    } catch {
      for error in error.errors {
        findings.report(error.code.name, in: text, range: error.range, error.message)
      }
      if error.isCutShort {
        findings.report(
          "too_many_findings", file: path,
          "more than \(error.errors.count) syntax errors; the rest isn't told until these are mended",
          severity: .warning)
      }
      return nil
    }
  }

  // MARK: messages/

  /// Reads the texts of each language that has a file.
  func messages(
    _ languages: [(name: String, place: TextPlace)], _ names: PackNames
  ) -> [String: Messages] {
    var messages: [String: Messages] = [:]
    for (language, place) in languages.dropFirst()
    where files.contents["messages/\(language).yaml"] == nil {
      findings.report(
        "missing_message", in: source("pack.yaml"), at: place,
        "there is no `messages/\(language).yaml`, so the first language stands in",
        severity: .warning)
    }
    for path in files.paths(in: "messages", ending: ".yaml") {
      let language = String(path.dropFirst("messages/".count).dropLast(".yaml".count))
      guard languages.contains(where: { $0.name == language }) else {
        findings.report(
          "unknown_word", file: path, "`languages` of `pack.yaml` doesn't name `\(language)`")
        continue
      }
      let text = source(path)
      guard let tree = tree(text) else { continue }
      messages[language] = MessagesReader(source: text, names: names, findings: findings).read(tree)
      if language != languages.first?.name {
        MissingMessages(source: text, findings: findings).report(names.decisions, in: tree)
      }
    }
    return messages
  }
}

extension PackNames {
  /// The paths that messages of rule files show.
  fileprivate var shownPaths: Set<String> {
    Set(decisions.flatMap(\.templates).flatMap(\.paths))
  }
}

extension Chunk {
  /// The files whose functions it calls, as far as their names say, with where it does so first.
  fileprivate var calledFiles: [String: Range<Int>] {
    var called: [String: Range<Int>] = [:]
    block.walk { expression in
      guard case .field(let owner, _) = expression.kind, let name = owner.plainName else { return }
      called[name] = called[name] ?? owner.range
    }
    return called
  }
}
