package import CanonicalJSON
package import LuaSyntax
internal import Records

/// Where a pack writes the values of its parameters, the rows of its tables, and its sources.
package struct PackPlaces: Sendable, Hashable {
  /// The values of each parameter, in file order.
  package internal(set) var parameters: [String: [Value]] = [:]
  /// The rows of each table, in file order.
  package internal(set) var rows: [String: [Place]] = [:]
  /// The sources, by their ids.
  package internal(set) var sources: [String: Place] = [:]
  /// The texts of the files in which these stand, by their names.
  package internal(set) var texts: [String: SourceText] = [:]

  /// Where a line, or several, stand.
  package struct Place: Sendable, Hashable {
    /// The file, relative to the pack.
    package let file: String
    /// Where it begins.
    package let start: TextPlace
    /// The line on which it ends.
    package let lastLine: Int
  }

  /// Where a dated value is written.
  package struct Value: Sendable, Hashable {
    /// The whole.
    package let place: Place
    /// Its bands, in file order.
    package let bands: [Place]
  }
}

extension PackReader {
  /// Where the pack writes what isn't Lua; the files have been read without a finding.
  func declaredPlaces(_ names: PackNames) -> PackPlaces {
    var places = PackPlaces()
    for path in files.paths(in: "parameters", ending: ".yaml") {
      let text = source(path)
      guard let tree = try? YAMLText.parse(String(decoding: text.bytes, as: UTF8.self)) else {
        continue
      }
      places.texts[path] = text
      for member in tree.members {
        places.parameters[member.key] = member.value["values"]?.items.map { value in
          .init(
            place: .init(value, in: path),
            bands: value["bands"]?.items.map { .init($0, in: path) } ?? [])
        }
      }
    }
    if files.contents["sources.yaml"] != nil {
      let text = source("sources.yaml")
      places.texts[text.name] = text
      let tree = try? YAMLText.parse(String(decoding: text.bytes, as: UTF8.self))
      for member in tree?.members ?? [] {
        places.sources[member.key] = .init(
          file: text.name, start: member.keyPlace, lastLine: member.keyPlace.line)
      }
    }
    for table in names.tables {
      let text = source("tables/\(table.name).csv")
      places.texts[text.name] = text
      places.rows[table.name] = (try? CSVText.rows(text.bytes))?.dropFirst().map { row in
        let start = TextPlace(line: row.line, column: 1)
        return .init(file: text.name, start: start, lastLine: row.line)
      }
    }
    return places
  }
}

extension PackPlaces.Place {
  fileprivate init(_ tree: TextTree, in file: String) {
    self.init(file: file, start: tree.place, lastLine: tree.lastLine)
  }
}

extension TextTree {
  fileprivate var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }

  fileprivate var items: [TextTree] {
    if case .list(let items) = content { items } else { [] }
  }

  /// The last line on which a value of it begins.
  fileprivate var lastLine: Int {
    let inner = members.map(\.value) + items
    return inner.map(\.lastLine).reduce(place.line, max)
  }
}
