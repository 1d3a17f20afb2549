import AuditLog
import Glibc

/// A process that appends entries about persons, or forgets them, for tests that kill it or run many.
///
///     LogAppender persons append LOG KEYS COUNT PERSON…
///     LogAppender persons forget LOG KEYS STEP PERSON…
///
/// It appends `COUNT` entries about each person in turn, and writes `appended INDEX` for each. Or it
/// forgets the persons, kills itself ahead of a step where that is not `none`, and writes
/// `forgotten PSEUDONYM` for each.
struct PersonsRun {
  private let verb: String
  private let log: AuditLog
  private let keys: PersonKeys
  private let word: String
  private let persons: [String]

  init(_ arguments: [String]) throws {
    guard arguments.count >= 4 else { throw LogAppender.WrongUsage() }
    verb = arguments[0]
    log = try AuditLog(path: arguments[1], access: .append)
    keys = try PersonKeys(path: arguments[2], access: .append)
    word = arguments[3]
    persons = Array(arguments.dropFirst(4))
  }

  func run() throws {
    switch verb {
    case "append": try append(count: Int(word) ?? 0)
    case "forget": try forget(until: PersonKeys.ForgettingStep(rawValue: word))
    default: throw LogAppender.WrongUsage()
    }
  }

  private func append(count: Int) throws {
    for number in 0..<count {
      for person in persons {
        let id = "\(getpid())-\(number)-\(person)"
        let entry = Array(#"{"id":"\#(id)","officer":"\#(person)"}"#.utf8)
        let indices = try log.append(about: [person], keys: keys) { group, keys in
          let hidden = try HiddenEntry(
            hiding: [PersonalPlace("/officer", of: [person])], in: entry, keys: keys)
          try group.append(hidden.bytes, beside: hidden.beside)
        }
        LogAppender.say("appended \(indices.lowerBound)")
      }
    }
  }

  private func forget(until last: PersonKeys.ForgettingStep?) throws {
    let forgotten = try keys.forget(Set(persons), in: log) { pseudonyms, group in
      let list = pseudonyms.map { "\"\($0)\"" }.joined(separator: ",")
      try group.append(Array(#"{"forgotten":[\#(list)]}"#.utf8))
    } before: { step in
      if step == last { kill(getpid(), SIGKILL) }
    }
    for pseudonym in forgotten.pseudonyms { LogAppender.say("forgotten \(pseudonym)") }
  }
}
