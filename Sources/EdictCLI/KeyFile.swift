import ArgumentParser
import Edict
import Foundation

/// A log's private key in a file, with what lies beside it: the public keys, and the record of what
/// was signed last.
struct KeyFile {
  /// The name of a key's file where the user gives none.
  static let defaultName = "edict-log.key"

  /// The private key, which its owner alone reads.
  let path: String

  /// The log's public keys, a line each, the present one first.
  var publicPath: String { path + ".pub" }
  /// The checkpoint that was signed last.
  var recordPath: String { path + ".signed" }
  /// The key that a rotation goes to, until the log says so.
  private var nextPath: String { path + ".next" }

  private static let limitBytes = 1 << 16

  /// Who signs with the key, and knows those before it.
  func signer() throws -> LogSigner {
    let key = try Self.key(path)
    let known = FileManager.default.fileExists(atPath: publicPath)
    let keys = known ? try VerifierOptions.keys(inFile: publicPath) : []
    return LogSigner(
      key: key, record: recordPath, formerKeys: keys.filter { $0 != key.verifier })
  }

  /// Makes a key and its files; refuses where one of them is there.
  func create(named name: String) throws -> NoteVerifier {
    for path in [path, publicPath, recordPath] {
      var status = stat()
      if lstat(path, &status) == 0 {
        throw Exit.because(
          Exit.usage,
          "\(path): key_exists: a key is never written over; `edict audit keys rotate` makes the next"
        )
      }
    }
    let key: NoteSigner
    do {
      key = try NoteSigner(newNamed: name)
    } catch {
      throw Exit.because(Exit.usage, "edict: bad_key: --name: \(error.message)")
    }
    try write(key, to: path)
    try write([key.verifier])
    return key.verifier
  }

  /// The key that a rotation goes to: a new one, or that of a rotation that was broken off.
  func next(named name: String) throws -> NoteSigner {
    if FileManager.default.fileExists(atPath: nextPath) { return try Self.key(nextPath) }
    do {
      let key = try NoteSigner(newNamed: name)
      try write(key, to: nextPath)
      return key
    } catch {
      throw LogOption.ending(error)
    }
  }

  /// Puts the next key in the place of the present one, once the log says so.
  func advance(to next: NoteSigner, from signer: LogSigner) throws {
    do {
      try write([next.verifier] + signer.keys.filter { $0 != next.verifier })
      try DurableFile.rename(nextPath, to: path)
    } catch {
      throw LogOption.ending(error)
    }
  }

  private func write(_ keys: [NoteVerifier]) throws {
    let lines = keys.map { "\($0)\n" }.joined()
    try SmallFile.write(Array(lines.utf8), to: publicPath)
  }

  private func write(_ key: NoteSigner, to path: String) throws {
    do {
      try DurableFile.createSecret(path, Array((key.secretText + "\n").utf8))
    } catch {
      throw Exit.because(
        Exit.failedIO, "\(path): write_failed: \(error.cause?.lowercased() ?? error.message)")
    }
  }

  private static func key(_ path: String) throws -> NoteSigner {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Exit.because(
        Exit.missingInput,
        "\(path): missing_file: there is no such file; `edict audit keys new` makes a key")
    }
    let bytes = try SmallFile.read(path, limitBytes: limitBytes)
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines)
    do {
      let key = try NoteSigner(text)
      if key.verifier.kind == .signature { return key }
    } catch {
      throw Exit.because(Exit.usage, "\(path): \(error.description)")
    }
    throw Exit.because(Exit.usage, "\(path): bad_key: it is a witness's key, which signs no log")
  }
}

/// With which key a command signs.
struct KeyOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The private key; \(KeyFile.defaultName) without it.", valueName: "file"))
  var key: String = KeyFile.defaultName

  /// The key's files.
  var file: KeyFile { KeyFile(path: key) }
}
