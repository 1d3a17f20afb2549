internal import CanonicalJSON

/// Where a rule or a value comes from: `id: place`, where the id is one of the pack's sources.
public struct Citation: Sendable, Hashable {
  /// The id in `sources.yaml`.
  public let source: String
  /// The place in it, such as an article; empty where the whole is meant.
  public let place: String

  /// The citation as it is written.
  public var text: String { place.isEmpty ? source : source + ": " + place }

  /// Reads `id: place` or `id`.
  init(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    source = parts.first.map { String($0).trimmed } ?? ""
    place = parts.count > 1 ? String(parts[1]).trimmed : ""
  }
}

/// An instrument that rules and values rest on.
public struct Source: Sendable, Hashable {
  /// What it is called.
  public let title: String
  /// Who issued it.
  public let issuer: String?
  /// Its number, such as `金规〔2024〕11号`.
  public let number: String?
  /// The day it bears, as written.
  public let date: String?
  /// The day from which it is in force, as written.
  public let inForce: String?
  /// Where it can be read.
  public let link: String?
}

extension Source {
  /// Reads `sources.yaml`.
  static func load(_ reader: ObjectReader) -> [String: Source] {
    var sources: [String: Source] = [:]
    for member in reader.all {
      guard
        let entry = ObjectReader(
          member.value, what: "source `\(member.key)`",
          keys: ["title", "issuer", "number", "date", "in_force", "link"], in: reader.source,
          reader.findings)
      else { continue }
      guard let title = entry.requiredText("title") else { continue }
      sources[member.key] = Source(
        title: title, issuer: entry.text("issuer"), number: entry.text("number"),
        date: entry.text("date"), inForce: entry.text("in_force"), link: entry.text("link"))
    }
    return sources
  }
}

extension String {
  /// The text without spaces and tabs around it.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
