internal import CanonicalJSON
internal import Policies

extension CoverageReport {
  /// For programs: canonical JSON, in a line, with `files` in the shape of `opa test --coverage`.
  ///
  /// A row is covered where all items that stand on it are.
  public var json: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("coverage")
    writer.number(share().percent)
    writer.key("files")
    writer.beginObject()
    for file in files {
      writer.key(file)
      Self.write(items.filter { $0.file == file }, to: &writer)
    }
    writer.endObject()
    writer.key("items")
    writer.beginArray()
    for item in items { Self.write(item, to: &writer) }
    writer.endArray()
    writer.key("kinds")
    writer.beginObject()
    let kinds = CoverageItem.Kind.allCases.sorted { $0.rawValue < $1.rawValue }
    for kind in kinds where share(of: kind).total > 0 {
      writer.key(kind.rawValue)
      Self.write(share(of: kind), to: &writer)
    }
    writer.endObject()
    writer.key("pack")
    writer.text(pack)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func write(_ share: CoverageShare, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("coverage")
    writer.number(share.percent)
    writer.key("covered")
    writer.integer(share.covered)
    writer.key("total")
    writer.integer(share.total)
    writer.endObject()
  }

  // MARK: Files

  private static func write(_ items: [CoverageItem], to writer: inout JSONWriter) {
    let uncovered = rows(of: items.filter { !$0.isCovered })
    let covered = rows(of: items).subtracting(uncovered)
    writer.beginObject()
    writer.key("coverage")
    writer.number(CoverageShare(items).percent)
    writer.key("covered")
    write(covered, to: &writer)
    writer.key("covered_lines")
    writer.integer(covered.count)
    writer.key("not_covered")
    write(uncovered, to: &writer)
    writer.key("not_covered_lines")
    writer.integer(uncovered.count)
    writer.endObject()
  }

  private static func rows(of items: [CoverageItem]) -> Set<Int> {
    items.reduce(into: []) { $0.formUnion($1.span.line...max($1.span.line, $1.lastLine)) }
  }

  /// Rows as the stretches that they make.
  private static func write(_ rows: Set<Int>, to writer: inout JSONWriter) {
    var stretches: [ClosedRange<Int>] = []
    for row in rows.sorted() {
      if let last = stretches.last, last.upperBound + 1 == row {
        stretches[stretches.count - 1] = last.lowerBound...row
      } else {
        stretches.append(row...row)
      }
    }
    writer.beginArray()
    for stretch in stretches {
      writer.beginObject()
      for (key, row) in [("end", stretch.upperBound), ("start", stretch.lowerBound)] {
        writer.key(key)
        writer.beginObject()
        writer.key("row")
        writer.integer(row)
        writer.endObject()
      }
      writer.endObject()
    }
    writer.endArray()
  }

  // MARK: Items

  private static func write(_ item: CoverageItem, to writer: inout JSONWriter) {
    func text(_ key: StaticString, _ text: String) {
      writer.key(key)
      writer.text(text)
    }
    func integer(_ key: StaticString, _ value: Int) {
      writer.key(key)
      writer.integer(value)
    }
    writer.beginObject()
    integer("column", item.span.column)
    writer.key("covered")
    writer.boolean(item.isCovered)
    text("file", item.file)
    text("kind", item.kind.rawValue)
    integer("line", item.span.line)
    text("name", item.name)
    if let reason = item.reason {
      text("reason", reason.code.rawValue)
      text("text", reason.whole)
    }
    if !item.wanted.isEmpty { text("wanted", item.wanted) }
    integer("width", item.span.width)
    writer.endObject()
  }
}
