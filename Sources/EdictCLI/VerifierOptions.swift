import ArgumentParser
import Edict
import Foundation

/// By whose keys a command verifies.
struct VerifierOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A public key of the log, or a file with one a line; can be repeated. Give those before a "
        + "rotation too. Take them from whom you trust, not from beside the log.",
      valueName: "key"))
  var key: [String] = []

  @Option(
    help: ArgumentHelp(
      "A witness's public key, or a file with one a line; can be repeated.", valueName: "key"))
  var witness: [String] = []

  @Option(
    help: ArgumentHelp("Which log it must be: a checkpoint's first line.", valueName: "name"))
  var origin: String?

  func validate() throws {
    if key.isEmpty, !witness.isEmpty || origin != nil {
      throw ValidationError(
        "--witness and --origin need --key: without one no signature is checked")
    }
  }

  /// The log's keys, each once.
  func keys() throws -> [NoteVerifier] { try Self.keys(key, option: "--key") }

  /// The witnesses' keys, each once.
  func witnesses() throws -> [NoteVerifier] { try Self.keys(witness, option: "--witness") }

  /// The keys that a file holds, a line each.
  static func keys(inFile path: String) throws -> [NoteVerifier] {
    let bytes = try SmallFile.read(path, limitBytes: 1 << 20)
    var keys: [NoteVerifier] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      do {
        keys.append(try NoteVerifier(String(line)))
      } catch {
        throw Exit.because(Exit.usage, "\(path):\(number + 1): \(error.description)")
      }
    }
    if keys.isEmpty { throw Exit.because(Exit.usage, "\(path): bad_key: the file holds no key") }
    return keys
  }

  private static func keys(_ values: [String], option: String) throws -> [NoteVerifier] {
    var keys: [NoteVerifier] = []
    for value in values {
      for key in try self.keys(value, option: option) where !keys.contains(key) {
        keys.append(key)
      }
    }
    return keys
  }

  /// The key that a value is, or those of the file that it names.
  private static func keys(_ value: String, option: String) throws -> [NoteVerifier] {
    do {
      return [try NoteVerifier(value)]
    } catch {
      let looksLikeKey = value.utf8.count { $0 == UInt8(ascii: "+") } >= 2
      guard looksLikeKey, !FileManager.default.fileExists(atPath: value) else {
        return try keys(inFile: value)
      }
      throw Exit.because(Exit.usage, "edict: bad_key: \(option): \(error.message)")
    }
  }
}
