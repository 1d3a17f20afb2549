/// A text with places for values: `above {params.limit:money} by {excess:percent}`.
public struct MessageTemplate: Sendable, Hashable {
  /// Text and places, in order.
  public let parts: [Part]

  /// A piece of a message.
  public enum Part: Sendable, Hashable {
    /// Text that stands as it is.
    case text(String)
    /// A place for a value.
    case value(Placeholder)
  }

  /// A place for a value.
  public struct Placeholder: Sendable, Hashable {
    /// What stands there: a shown name, `record.field`, `params.x` or `as_of`.
    public let path: String
    /// How it is written.
    public let format: Format
  }

  /// How a value is written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// As in canonical JSON.
    case plain
    /// In percent, with at most two decimals.
    case percent
    /// With its thousands grouped.
    case money
  }

  /// What can be wrong with a template.
  enum Problem: Error {
    case unclosed
    case unknownFormat(String)
  }

  /// Reads a template; `{{` stands for `{`.
  init(_ text: String) throws(Problem) {
    var parts: [Part] = []
    var literal = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      if character == "{", rest.first == "{" {
        literal.append("{")
        rest.removeFirst()
      } else if character == "{" {
        guard let end = rest.firstIndex(of: "}") else { throw .unclosed }
        if !literal.isEmpty { parts.append(.text(literal)) }
        literal = ""
        parts.append(.value(try Placeholder(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        literal.append(character)
      }
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
    self.parts = parts
  }

  /// The paths that stand in it.
  public var paths: [String] {
    parts.compactMap { if case .value(let placeholder) = $0 { placeholder.path } else { nil } }
  }
}

extension MessageTemplate.Placeholder {
  fileprivate init(_ text: Substring) throws(MessageTemplate.Problem) {
    let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    path = pieces.first.map(String.init) ?? ""
    guard pieces.count > 1 else {
      format = .plain
      return
    }
    guard let named = MessageTemplate.Format(rawValue: String(pieces[1])), named != .plain else {
      throw .unknownFormat(String(pieces[1]))
    }
    format = named
  }
}
