import Edict

/// What the rules of a pack may read, and the fields that none of them reads.
struct ReadsReport {
  /// The folder of the pack, as it was given.
  let path: String
  /// The decisions, in order.
  let decisions: [DecisionDefinition]
  /// The paths of the fields that no rule reads, by record type; one stands for all that is in it.
  let unread: [[String]]

  init(path: String, policy: Policy) {
    self.path = path
    decisions = policy.pack.decisions
    let facts = decisions.flatMap(\.allReads.facts) + policy.pack.factsOfUsed
    let read = Set(facts.flatMap(Self.ways))
    unread = policy.pack.dossierType.recordTypes.map { record in
      Self.unread(record.fields, in: record.name, read)
    }
  }

  /// The path of a fact, and the paths of the objects and lists that it stands in.
  private static func ways(_ fact: String) -> [String] {
    fact.indices.filter { fact[$0] == "." || fact[$0] == "[" }.map { String(fact[..<$0]) } + [fact]
  }

  /// The outermost fields that aren't read.
  private static func unread(_ fields: [Field], in path: String, _ read: Set<String>) -> [String] {
    fields.flatMap { field in
      var (inner, innerPath) = (field, path + "." + field.name)
      if !read.contains(innerPath) { return [innerPath] }
      while inner.kind == .list, let item = inner.children.first {
        (inner, innerPath) = (item, innerPath + "[]")
      }
      return inner.kind == .object ? unread(inner.children, in: innerPath, read) : []
    }
  }
}

extension Reads {
  /// What is read, by kind; kinds of which nothing is read are left out.
  var kinds: [(name: String, names: [String])] {
    [
      ("decisions", decisions), ("facts", facts), ("parameters", parameters), ("tables", tables),
    ].filter { !$0.1.isEmpty }.map { ($0, $1.sorted(by: utf16Less)) }
  }
}

// MARK: For people

extension ReadsReport {
  private static let lineWidth = 100
  /// The widest that ids become; behind a longer one a new line begins.
  private static let maximumWidth = 32
  private static let kindWidth = "parameters".count

  /// Each decision with its rules, in columns, then what no rule reads.
  var pretty: String {
    let sections = decisions.map(section) + [unreadSection]
    return sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func section(_ decision: DecisionDefinition) -> [String] {
    var rows = decision.rules.map { ($0.id.oneLine, $0.reads) }
    rows += (decision.queue?.caps ?? []).map { ("cap " + $0.id.oneLine, $0.reads) }
    if !decision.reads.kinds.isEmpty {
      rows.insert(("(the decision itself)", decision.reads), at: 0)
    }
    let width = min(rows.map(\.0.columns).max() ?? 0, Self.maximumWidth)
    return [decision.name] + rows.flatMap { Self.lines($0, $1, width) }
  }

  private static func lines(_ id: String, _ reads: Reads, _ width: Int) -> [String] {
    let kinds = reads.kinds
    let texts = kinds.flatMap { kind in
      kind.names.joined(separator: ", ").wrapped(to: lineWidth - width - kindWidth - 6)
        .enumerated().map { index, text in
          (index == 0 ? kind.name : "").fitted(to: kindWidth) + "  " + text
        }
    }
    var heads = [id]
    var rest = texts.isEmpty ? ["nothing"] : texts
    if id.columns > width { rest.insert("", at: 0) }
    heads += Array(repeating: "", count: rest.count - 1)
    return zip(heads, rest).map { head, text in
      let label = head.columns > width ? head : head.fitted(to: width)
      return "  \(label)  \(text)".withoutTrailingSpaces
    }
  }

  private var unreadSection: [String] {
    let lines = unread.filter { !$0.isEmpty }.flatMap { paths in
      paths.joined(separator: ", ").wrapped(to: Self.lineWidth - 2).map { "  " + $0 }
    }
    if lines.isEmpty { return ["Every field is read by some rule."] }
    return ["Read by no rule: validated and logged, never built as Lua values"] + lines
  }
}

// MARK: For programs

extension ReadsReport {
  /// One document of canonical JSON, in a line; `docs/check.md` tells its shape.
  var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("decisions")
    writer.beginArray()
    for decision in decisions {
      writer.beginObject()
      if let queue = decision.queue {
        writer.key("caps")
        writer.beginArray()
        for cap in queue.caps { Self.write(cap.id, cap.place, cap.reads, to: &writer) }
        writer.endArray()
      }
      writer.key("name")
      writer.text(decision.name)
      Self.write(decision.reads, to: &writer)
      writer.key("rules")
      writer.beginArray()
      for rule in decision.rules { Self.write(rule.id, rule.place, rule.reads, to: &writer) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.key("pack")
    writer.text(path)
    writer.key("unread")
    Self.write(unread.flatMap { $0 }, to: &writer)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func write(
    _ id: String, _ place: String, _ reads: Reads, to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("at")
    writer.text(place)
    writer.key("id")
    writer.text(id)
    write(reads, to: &writer)
    writer.endObject()
  }

  private static func write(_ reads: Reads, to writer: inout JSONWriter) {
    writer.key("reads")
    writer.beginObject()
    for kind in reads.kinds {
      writer.key(kind.name)
      write(kind.names, to: &writer)
    }
    writer.endObject()
  }

  private static func write(_ names: [String], to writer: inout JSONWriter) {
    writer.beginArray()
    for name in names { writer.text(name) }
    writer.endArray()
  }
}
