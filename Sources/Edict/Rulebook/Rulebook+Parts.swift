extension Rulebook {
  /// A part of the book under a heading of its own.
  struct Section: Sendable, Hashable {
    /// What refers to it: stable as long as what it tells of keeps its name.
    let anchor: String
    /// Its heading.
    let title: String
    /// The name by which the pack calls what it tells of.
    var name: String?
    /// What stands beside the heading, such as that a rule must hold.
    var mark: String?
    /// What it says before its own sections.
    var blocks: [Block] = []
    /// The sections in it.
    var sections: [Section] = []
    /// Whether it is so short that it should stand on one page of paper.
    var staysWhole = false
    /// Whether the table of contents lists the sections in it.
    var isListed = false
  }

  /// A piece of a section.
  enum Block: Sendable, Hashable {
    /// A paragraph.
    case paragraph([Inline])
    /// Items in no order.
    case list([[Inline]])
    /// What something is, label by label.
    case facts([Fact])
    /// Rows under heads.
    case table(Table)
    /// Text of a program, which a reader need not see.
    case code(title: String, text: String)
  }

  /// What something is in one respect.
  struct Fact: Sendable, Hashable {
    /// In which respect.
    let label: String
    /// What it is; more than one stand below one another.
    let lines: [[Inline]]
  }

  /// Rows of cells under heads.
  struct Table: Sendable, Hashable {
    /// What it is a table of, for those who hear it read.
    let caption: String
    /// The heads of the columns.
    let heads: [[Inline]]
    /// The rows, each with a cell for each head.
    let rows: [[Cell]]
    /// The columns of numbers.
    var numeric: Set<Int> = []
    /// The columns whose lines are short and stay whole, such as dates.
    var narrow: Set<Int> = []
    /// What refers to each row; empty where nothing does.
    var anchors: [String] = []
  }

  /// A cell: lines below one another.
  typealias Cell = [[Inline]]

  /// A stretch of a line.
  enum Inline: Sendable, Hashable {
    /// Text.
    case text(String)
    /// A name as the pack's files write it.
    case code(String)
    /// A place in a message that takes a value; a link where the book tells of it.
    case slot(String, anchor: String?)
    /// Text that leads to another part of the book.
    case link(String, anchor: String)
    /// Text that leads to an address elsewhere, as the pack writes it.
    case outside(String)
    /// How far a value can be relied on.
    case status(String, rank: Int)
  }
}

extension Rulebook.Section {
  /// The anchors of it and of all in it.
  var anchors: [String] { [anchor] + sections.flatMap(\.anchors) }
}

extension Rulebook {
  /// An anchor: its parts, which are names, with what a link can't hold written by its number.
  static func anchor(_ parts: String...) -> String {
    parts.joined(separator: ".").unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": String(scalar)
      default: "~" + String(scalar.value, radix: 16) + "~"
      }
    }.joined()
  }

  /// The address, where it is one that a reader can safely follow.
  static func safeLink(_ address: String) -> String? {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    let isPlain = address.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    return (scheme == "http" || scheme == "https") && address.contains("://") && isPlain
      ? address : nil
  }
}

extension String {
  /// The text on one line, with what could hide or reorder other text shown by its number.
  var visible: String { visible(keepingLines: false) }

  /// The text with what could hide or reorder other text, and all controls, shown by their numbers.
  ///
  /// - Parameter keepingLines: Whether line feeds and tabs stay; else they become spaces.
  func visible(keepingLines: Bool) -> String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    return unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x0A, 0x09: keepingLines ? String(scalar) : " "
      case 0x0D: keepingLines ? "" : " "
      case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF, 0xFFFE...0xFFFF, 0xE0000...0xE007F:
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: String(scalar)
      }
    }.joined()
  }
}
