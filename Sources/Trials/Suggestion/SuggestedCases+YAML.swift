internal import CanonicalJSON
internal import Decisions
internal import Policies
internal import Records

extension SuggestedCases {
  /// The cases as a file for `tests/`: their dossiers once, then what each changes and expects.
  public var yaml: String {
    if cases.isEmpty {
      return "# Nothing to suggest: the cases show every boundary that was found.\n"
    }
    var lines = Self.head
    lines.append("fixtures:")
    var names: [[UInt8]: String] = [:]
    for index in Set(cases.map(\.base)).sorted() {
      let json = bases[index].json
      if names[json] != nil { continue }
      let name = "suggested_\(names.count + 1)"
      names[json] = name
      lines += Self.fixture(name, bases[index])
    }
    lines += ["", "cases:"]
    for suggested in cases {
      lines += Self.lines(suggested, fixture: names[bases[suggested.base].json] ?? "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = [
    "# Cases that lacked, suggested by `edict test --suggest`. What they expect is what the rules do",
    "# now: review each, whether it is what they should do, give it a name that says so, and move it to",
    "# the cases that it belongs to.", "",
  ]

  private static func fixture(_ name: String, _ testCase: TestCase) -> [String] {
    var lines = ["  # \(testCase.title.escapingControls)", "  \(name):", "    dossier:"]
    guard case .object(let records)? = testCase.tree?.content else { return lines }
    for record in records {
      guard case .object(let fields) = record.value.content, !fields.isEmpty else {
        lines.append("      \(record.key): {}")
        continue
      }
      lines.append("      \(record.key):")
      for field in fields { lines += Self.field(field) }
    }
    return lines
  }

  /// A field in a line; a list of objects an item a line.
  private static func field(_ field: TextTree.Member) -> [String] {
    if case .list(let items) = field.value.content, !items.isEmpty {
      return ["        \(field.key):"]
        + items.map { "          - \(SuggestedCase.json($0.content))" }
    }
    return ["        \(field.key): \(SuggestedCase.json(field.value.content))"]
  }

  private static func lines(_ suggested: SuggestedCase, fixture: String) -> [String] {
    var lines = [
      "  - name: \(SuggestedCase.json(suggested.name))", "    fixture: \(fixture)",
    ]
    if let day = suggested.testCase.asOf { lines.append("    as_of: \(day.iso)") }
    let parameters = suggested.testCase.parameters.sorted { $0.key < $1.key }
    if !parameters.isEmpty {
      lines.append("    params:")
      lines += parameters.map { "      \($0.key): \($0.value.yaml)" }
    }
    if let change = suggested.change {
      lines.append("    with:")
      lines.append(
        "      \(SuggestedCase.json(change.path)): \(SuggestedCase.json(change.value))")
    }
    lines += ["    expect:", "      \(suggested.result.name):"]
    return lines + suggested.expectations.map { "        \($0.key): \($0.json)" }
  }
}

extension Parameter.Content {
  /// What it says, as `params` of a case says it.
  fileprivate var yaml: String {
    switch self {
    case .unset: return "unset"
    case .scalar(let scalar): return SuggestedCase.json(scalar.content)
    case .list(let items): return SuggestedCase.json(.values(items.map(\.content)))
    case .bands(let bands):
      let all = bands.map { band in
        let limit =
          switch band.limit {
          case .below(let number)?: "below: \(SuggestedCase.json(.number(number))), "
          case .upTo(let number)?: "up_to: \(SuggestedCase.json(.number(number))), "
          case nil: ""
          }
        return "{ \(limit)value: \(SuggestedCase.json(band.value.content)) }"
      }
      return "[" + all.joined(separator: ", ") + "]"
    }
  }
}
