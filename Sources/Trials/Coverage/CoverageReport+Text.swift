internal import Policies

extension CoverageReport {
  /// For people: what hasn't been tried, by file and place, with its line and the reason; then the
  /// shares by kind and in all.
  public var text: String {
    let groups = uncovered.map { group -> String in
      let item = group[0]
      let title = "\(item.file):\(item.span.line):\(item.span.column): \(Self.title(group))"
      return title.withoutControls + "\n" + item.span.picture + "\n"
    }
    return groups.map { $0 + "\n" }.joined() + table
  }

  /// The items that haven't been tried; those of one place and reason together.
  private var uncovered: [[CoverageItem]] {
    var groups: [[CoverageItem]] = []
    for item in items where !item.isCovered {
      if let last = groups.last, last[0].isTold(with: item) {
        groups[groups.count - 1].append(item)
      } else {
        groups.append([item])
      }
    }
    return groups
  }

  private static func title(_ group: [CoverageItem]) -> String {
    let item = group[0]
    let reason = item.reason?.text ?? ""
    if item.kind == .row, group.count > 1, let last = group.last {
      return "\(item.name), and \(group.count - 1) more to line \(last.span.line): \(reason)"
    }
    let wanted = group.map(\.wanted).filter { !$0.isEmpty }
    var lacks: [String] = []
    for lack in group.compactMap({ $0.reason?.lack }) where !lacks.contains(lack) {
      lacks.append(lack)
    }
    return item.name + (wanted.isEmpty ? "" : " never " + wanted.quoted(or: true)) + ": "
      + ([reason] + lacks).joined(separator: "; ")
  }

  /// The shares by kind and in all, in columns.
  private var table: String {
    let rows = CoverageItem.Kind.allCases.map { ($0.plural, share(of: $0)) }
      .filter { $0.1.total > 0 }
    let all = rows + [("in all", share())]
    var cells = [["", "covered", "of", "share"]]
    cells += all.map { [$0.0, String($0.1.covered), String($0.1.total), $0.1.text + " %"] }
    let widths = (0..<4).map { column in cells.map { $0[column].columns }.max() ?? 0 }
    return cells.map { row in
      let name = row[0] + String(repeating: " ", count: widths[0] - row[0].columns)
      let numbers = (1..<4).map { column in
        String(repeating: " ", count: widths[column] - row[column].columns) + row[column]
      }
      return ([name] + numbers).joined(separator: "  ") + "\n"
    }.joined()
  }
}

extension String {
  /// The text with U+FFFD for control characters, so that no name reaches a terminal as a command.
  fileprivate var withoutControls: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}

extension CoverageItem {
  /// Whether it is told in one with an item that stands before it.
  fileprivate func isTold(with next: CoverageItem) -> Bool {
    guard file == next.file, kind == next.kind, name == next.name,
      reason?.code == next.reason?.code, reason?.text == next.reason?.text
    else {
      return false
    }
    return kind == .row || span == next.span
  }
}

extension CoverageItem.Kind {
  /// The kind in words, of several.
  fileprivate var plural: String {
    switch self {
    case .rule: "outcomes of rules"
    case .version: "versions of rules"
    case .branch: "branches"
    case .operand: "operands"
    case .value: "values"
    case .band: "bands"
    case .row: "rows"
    case .source: "sources"
    }
  }
}
