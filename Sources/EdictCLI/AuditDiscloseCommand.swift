import ArgumentParser
import Edict

/// The command `edict audit disclose`.
struct AuditDiscloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disclose",
    abstract: "Opens hidden values of one entry for somebody else, and proves them.",
    discussion: """
      The values of personal fields are hidden in entries. The text that this writes holds the entry, \
      the proof that it is in the log, and the values asked for with what shows that they are the \
      hidden ones. Who has the log's public key checks it without the log and without the keys of \
      persons; it goes on holding when the person is forgotten.

      Whoever gets it reads the entry too, but for what else is hidden in it.

        edict audit disclose 0193a1b2-0000-7000-8000-000000000000 --field visit.officer
        edict audit disclose 17 --field visit.officer --output officer.disclosure
        edict audit verify-disclosure officer.disclosure --key edict-log.key.pub
      """)

  @Argument(help: ArgumentHelp("The id of the decision, or its entry's index.", valueName: "entry"))
  var entry: EntryReference

  @Option(
    help: ArgumentHelp(
      "What to open: a field as in firm.board[2].name, or a place in the entry as in "
        + "/results/score/value; can be repeated.", valueName: "field"))
  var field: [String]

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @Option(help: ArgumentHelp("Write it here; to standard output without it.", valueName: "file"))
  var output: String?

  func validate() throws {
    if field.isEmpty { throw ValidationError("--field: say what to open") }
  }

  func run() throws {
    let log = try log.open()
    let index = try entry.index(in: log)
    guard let keys = try persons.open(forLog: log.path) else {
      throw Exit.because(
        Exit.missingInput,
        "\(persons.path(forLog: log.path)): persons_missing: there is no file of persons' keys")
    }
    let disclosure: Disclosure
    do {
      let hidden = try HiddenPlaces(ofEntry: log.entry(at: index))
      disclosure = try log.disclosure(
        of: field.map { try pointer($0, hidden) }, inEntryAt: index, keys: keys)
    } catch {
      throw PersonsOption.ending(error)
    }
    try SmallFile.give(disclosure.bytes, to: output)
  }

  /// The place of a field or of a pointer, which must be hidden.
  private func pointer(_ field: String, _ hidden: HiddenPlaces) throws -> String {
    if let pointer = hidden.pointer(of: field) { return pointer }
    let places = hidden.fields.map { "`\($0)`" }.joined(separator: ", ")
    throw Exit.because(
      Exit.usage,
      "edict: not_hidden: --field: the entry does not hide `\(field)`; "
        + (places.isEmpty ? "it hides nothing" : "it hides \(places)")
        + "; what stands openly is proved by `edict audit prove`")
  }
}
