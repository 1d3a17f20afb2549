internal import CanonicalJSON
internal import Foundation
internal import LuaSyntax
internal import Records

/// Reads a pack: its files, what they declare, and the lowered forms of its rules.
struct PackReader {
  /// Whether types are followed through the rules; tests of what happens at run time do without.
  let checksTypes: Bool
  /// Whether the lowered forms watch what they come to.
  let isProbed: Bool
  let findings = Findings()
  let calls = CallGraph()
  /// Where each parameter is written, as `params.x`, and each table, by its name.
  private var places: [String: DeclaredPlace] = [:]
  let files: PackFiles
  /// Whether the packs that it uses were read from folders beside it.
  private let showsFolders: Bool
  /// A policy of nearly the same files, of which the used packs that are no others are taken over.
  private let earlier: Policy?

  init(folder: URL, checksTypes: Bool, isProbed: Bool = false) {
    self.checksTypes = checksTypes
    self.isProbed = isProbed
    var found: [Finding] = []
    files = PackFiles(folder: folder, findings: &found)
    showsFolders = true
    earlier = nil
    findings.append(contentsOf: found)
  }

  init(
    _ files: PackFiles, checksTypes: Bool, showsFolders: Bool = false,
    reusing earlier: Policy? = nil
  ) {
    self.checksTypes = checksTypes
    isProbed = false
    self.files = files
    self.showsFolders = showsFolders
    self.earlier = earlier
  }

  /// Reads everything; throws all that is wrong, in three steps: what a file names must be whole
  /// before the file is read, else one mistake would be told at every place that rests on it.
  mutating func read() throws(PackError) -> Policy {
    try stopAtFindings()
    let used = used(showsFolders: showsFolders, reusing: earlier)
    try stopAtFindings()
    let sources = sources()
    try stopAtFindings()
    var names = PackNames(
      recordTypes: recordTypes(used), parameters: parameters(sources), tables: tables(sources),
      sources: sources)
    names.places = places
    names.take(used)
    try stopAtFindings()
    let header = header(names)
    refuseOthers(used, header)
    names.subject = header?.dossierType?.subject
    let order = order(header)
    var numbers = LoweredNames()
    if isProbed {
      numbers.probes = Probes(
        subject: header?.dossierType?.subject ?? 0, places: declaredPlaces(names), used: used)
    }
    let lowered = functions(&names, &numbers) + rules(order, asOf: header?.asOf, &names, &numbers)
    try stopAtFindings()
    calls.reportUnusedFunctions(findings)
    let messages = messages(header?.languages ?? [], names)
    try stopAtFindings()
    if let type = header?.dossierType {
      refusePersonalPortfolio(names.decisions, messages, type, used)
    }
    try stopAtFindings()
    guard let header, let dossierType = header.dossierType else { throw PackError(findings.all) }
    let pack = Pack(
      id: header.id, title: header.title, dossierType: dossierType, asOf: header.asOf,
      timeZone: header.timeZone, languages: header.languages.map(\.name),
      decisions: names.decisions,
      sources: sources, parameters: names.parameters, tables: names.tables, messages: messages,
      questions: numbers.questions.names, limits: header.limits, used: used,
      revision: Revision.of(files))
    return Policy(
      pack: pack, packFiles: files, files: lowered, numbers: numbers,
      warnings: findings.all.sorted())
  }

  private func stopAtFindings() throws(PackError) {
    if findings.errorCount > 0 { throw PackError(findings.all) }
  }

  // MARK: YAML

  /// The text of a file, without a byte order mark.
  func source(_ path: String) -> SourceText {
    let bytes = files.contents[path] ?? []
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return SourceText(name: path, bytes: bytes.starts(with: mark) ? Array(bytes[3...]) : bytes)
  }

  func tree(_ source: SourceText) -> TextTree? {
    do {
      return try YAMLText.parse(String(decoding: source.bytes, as: UTF8.self))
    } catch {
      findings.report(error.code, in: source, at: error.place, error.message)
      return nil
    }
  }

  private func sources() -> [String: Source] {
    guard files.contents["sources.yaml"] != nil else { return [:] }
    let text = source("sources.yaml")
    guard let tree = tree(text),
      let reader = ObjectReader(tree, what: "the file", keys: nil, in: text, findings)
    else { return [:] }
    return Source.load(reader)
  }

  private func recordTypes(_ used: [UsedPack]) -> [RecordType] {
    let own = files.paths(in: "records", ending: ".yaml").compactMap { path -> RecordType? in
      let text = source(path)
      let name = String(path.dropFirst("records/".count).dropLast(".yaml".count))
      guard name.isLuaName, !Word.reserved.contains(name), name != RuleFileScope.portfolioName
      else {
        findings.report(
          "bad_name", file: path,
          "`\(name)` can't be the name of a record type: it is no Lua name, or a word of the language"
        )
        return nil
      }
      guard let tree = tree(text), let base = base(of: name, tree, in: text, used) else {
        return nil
      }
      do throws(RecordTypeError) {
        return try RecordType(name: name, schema: tree, extending: base)
      } catch {
        for problem in error.problems {
          findings.report(problem.code.name, in: text, at: problem.place, problem.message)
        }
        return nil
      }
    }
    return own + recordTypes(of: used, beside: own)
  }

  private mutating func parameters(_ sources: [String: Source]) -> [String: Parameter] {
    var parameters: [String: Parameter] = [:]
    var paths: [String: String] = [:]
    for path in files.paths(in: "parameters", ending: ".yaml") {
      let text = source(path)
      guard let tree = tree(text) else { continue }
      let reader = ParameterReader(source: text, sources: sources, findings: findings)
      for (name, place, parameter) in reader.read(tree) {
        parameters[name] = parameter
        places["params." + name] = DeclaredPlace(source: text, place: place, isTable: false)
        if let other = paths.updateValue(path, forKey: name) {
          findings.report(
            "duplicate_key", in: text, at: place, "parameter `\(name)` stands in `\(other)` too")
        }
      }
    }
    return parameters
  }

  private mutating func tables(_ sources: [String: Source]) -> [LookupTable] {
    let files = files
    let names = { (suffix: String) in
      Set(files.paths(in: "tables", ending: suffix).map { $0.dropFirst(7).dropLast(suffix.count) })
    }
    let data = names(".csv")
    let sidecars = names(".yaml")
    for name in data.symmetricDifference(sidecars).sorted() {
      let lacking = data.contains(name) ? "yaml" : "csv"
      let there = data.contains(name) ? "csv" : "yaml"
      findings.report(
        "half_table", file: "tables/\(name).\(there)",
        "`tables/\(name).\(lacking)` is missing beside it")
    }
    return data.intersection(sidecars).sorted().compactMap { name in
      let sidecar = source("tables/\(name).yaml")
      let csv = source("tables/\(name).csv")
      places[String(name)] = DeclaredPlace(
        source: csv, place: TextPlace(line: 1, column: 1), isTable: true)
      guard let tree = tree(sidecar) else { return nil }
      return TableReader(
        name: String(name), csv: csv, sidecar: sidecar, sources: sources,
        findings: findings
      ).read(tree)
    }
  }

  // MARK: pack.yaml

  private func header(_ names: PackNames) -> PackHeader? {
    let text = source("pack.yaml")
    guard let tree = tree(text) else { return nil }
    return PackHeader(tree, names: names, in: text, findings)
  }

  /// The paths of the rule files in the order of the decisions.
  private func order(
    _ header: PackHeader?
  ) -> [(name: String, path: String, place: TextPlace)] {
    var paths: [String: String] = [:]
    for path in files.paths(in: "rules", ending: ".lua") {
      let name = String((path.split(separator: "/").last ?? "").dropLast(".lua".count))
      if !name.isLuaName {
        findings.report(
          "bad_name", file: path, "`\(name)` can't be a decision's name: it is no name of Lua")
      }
      if let twin = paths.updateValue(path, forKey: name) {
        findings.report("duplicate_decision", file: path, "`\(twin)` has the same name; rename one")
      }
    }
    guard let header else { return [] }
    let text = source("pack.yaml")
    var hints = ""
    for (name, place) in header.decisions where paths[name] == nil {
      let hint = suggestion(for: name, among: paths.keys)
      findings.report(
        "unknown_decision", in: text, at: place, "`rules/` holds no `\(name).lua`" + hint)
      hints += hint
    }
    // A file for which a name is only misspelt is told of by that name.
    let listed = Set(header.decisions.map(\.name))
    for (name, path) in paths.sorted(by: { $0.value < $1.value })
    where !listed.contains(name) && !hints.contains("`\(name)`") {
      findings.report(
        "unlisted_decision", file: path,
        "`decisions` of `pack.yaml` doesn't name `\(name)`; add it there")
    }
    return header.decisions.compactMap { decision in
      paths[decision.name].map { (decision.name, $0, decision.place) }
    }
  }
}
