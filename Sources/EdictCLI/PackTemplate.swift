/// The pack that `edict new` makes: who may have a card of a library of a small town, and what for.
struct PackTemplate {
  /// The id of the pack.
  let id: String
  private let folder: String

  /// Takes the path of the pack's folder, whose name gives the id where it can.
  init(folder: String) {
    self.folder = folder
    let name = folder.split(separator: "/").last.map(String.init) ?? ""
    id = Self.isID(name) ? name : "library-card"
  }

  /// Whether a name can be an id: words of small letters and digits, joined by `-`, the first of
  /// which begins with a letter.
  private static func isID(_ name: String) -> Bool {
    // YAML takes these for what they look like.
    if ["true", "false", "null"].contains(name) { return false }
    return name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil
  }

  /// The files, by their path in the pack.
  var files: [(path: String, text: String)] {
    [
      ("README.md", readme),
      ("pack.yaml", header),
      ("sources.yaml", Self.sources),
      ("records/member.yaml", Self.member),
      ("parameters/library.yaml", Self.parameters),
      ("tables/districts.csv", Self.districts),
      ("tables/districts.yaml", Self.districtColumns),
      ("functions/people.lua", Self.people),
      ("rules/card.lua", Self.card),
      ("rules/fee.lua", Self.fee),
      ("rules/books.lua", Self.books),
      ("messages/en.yaml", Self.english),
      ("messages/zh.yaml", Self.chinese),
      ("examples/members.jsonl", Self.members),
    ]
  }

  /// Commands that show what the pack does.
  var commands: [String] {
    let pack = PathText.quoted(folder)
    let records = PathText.quoted(folder + "/examples/members.jsonl")
    return [
      "edict check \(pack)",
      "edict decide \(pack) --records \(records) --as-of 2026-10-01 --no-log",
      "edict explain \(pack) --records \(records) --as-of 2026-10-01 --id M-1004",
    ]
  }

  private var readme: String {
    """
    # Library cards

    Who may have a card of the library of a small town, what it costs a year, and how many books may be
    out at a time. Invented, to begin a pack with.

    | decision | about | how |
    |---|---|---|
    | `card` | whether someone may have a card | every rule must hold |
    | `fee` | what it costs a year | the first rule that passes gives the fee |
    | `books` | how many books may be out | the points of the rules are added |

    Thresholds stand in `parameters/`, dated and with their source; change one and decide again:

    \(commands.map { "    " + $0 + "\n" }.joined())
    """
  }

  private var header: String {
    """
    id: \(id)
    title: Library cards
    subject: member
    time_zone: Europe/Berlin
    languages: [en, zh]
    # In the order in which they are made; a decision can read those before it.
    decisions: [card, fee, books]

    """
  }
}
