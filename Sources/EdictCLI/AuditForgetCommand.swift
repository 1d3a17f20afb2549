import ArgumentParser
import Edict
import Foundation

/// The command `edict audit forget`.
struct AuditForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Destroys the key by which what the log keeps of a person is opened.",
    discussion: """
      Values of personal fields (x-personal) lie in the log encrypted, a key for each person in a file \
      of its own. Forgetting destroys the key and appends an entry that says so. Entries, checkpoints \
      and proofs stay as they are; decisions that rest on the values can't be replayed any more.

      It can't be undone. Backups of the file of keys still have the key: destroy them too. Where it \
      was cut off, do it again.

        edict audit forget "O-1042" --dry-run
        edict audit forget "O-1042" --purpose "request of 2026-11-20"
      """)

  @Argument(
    help: ArgumentHelp(
      "Whom: the text of the field that x-personal names, such as an officer's number.",
      valueName: "person"))
  var person: [String]

  @OptionGroup var log: LogOption

  @OptionGroup var persons: PersonsOption

  @Option(help: ArgumentHelp("Who asks; the user's name without it.", valueName: "name"))
  var actor: String?

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var purpose: String?

  @Flag(help: "Say what would be forgotten, and change nothing.")
  var dryRun = false

  func run() throws {
    let log = try log.openToAppend()
    let keys = try open(for: log)
    let output = Output.standardOutput
    do {
      let known = try knownKeys(keys)
      for key in known {
        let count = try entryCount(of: key.key, in: log)
        if count == 0 {
          throw Exit.because(
            Exit.usage,
            "edict: not_in_log: `\(key.person)`: no entry of \(log.path) hides values of this person; "
              + "name the log that \(keys.path) belongs to")
        }
        output.write(
          "`\(key.person)`: \(count) \(count == 1 ? "entry hides" : "entries hide") values\n")
      }
      if dryRun {
        output.write("nothing was changed\n")
      } else {
        try forget(keys, in: log, output)
      }
      try output.flush()
    } catch {
      throw PersonsOption.ending(error)
    }
  }

  /// The keys, of a file that must be there.
  private func open(for log: AuditLog) throws -> PersonKeys {
    do {
      _ = try PersonKeys(path: persons.path(forLog: log.path), access: .read)
    } catch {
      throw PersonsOption.ending(error)
    }
    return try persons.openToChange(forLog: log.path)
  }

  /// The keys of those who are to be forgotten; none of them may be unknown, unless forgetting that
  /// was cut off is to be finished.
  private func knownKeys(_ keys: PersonKeys) throws -> [(person: String, key: PersonKey)] {
    var known: [(String, PersonKey)] = []
    for person in person {
      if let key = try keys.knownKey(for: person) {
        known.append((person, key))
      } else if try keys.unfinished().isEmpty {
        throw Exit.because(
          Exit.usage,
          "edict: unknown_person: `\(person)`: there is no key of this person; it was never logged "
            + "with this file, or is forgotten")
      }
    }
    return known
  }

  private func entryCount(of key: PersonKey, in log: AuditLog) throws -> Int {
    var count = 0
    try log.index.search(LogQuery(terms: [EntryTerm("person", key.pseudonym)])) { _, _ in
      count += 1
      return true
    }
    return count
  }

  private func forget(_ keys: PersonKeys, in log: AuditLog, _ output: Output) throws {
    let origin = LogEntry.Origin(
      actor: actor ?? NSUserName(), purpose: purpose, channel: "command")
    let forgotten = try log.forget(Set(person), keys: keys, origin: origin)
    for pseudonym in forgotten.pseudonyms { output.write("forgotten: \(pseudonym)\n") }
    for index in forgotten.redactions { output.write("redaction: entry \(index)\n") }
    output.write("backups of \(keys.path) still have the key: destroy them too\n")
  }
}
