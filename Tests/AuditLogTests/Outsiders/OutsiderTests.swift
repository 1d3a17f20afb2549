import CanonicalJSON
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("what others say of our logs, and we of theirs")
struct OutsiderTests {
  private let folder: LogFolder
  private let key: NoteSigner

  init() throws {
    folder = try LogFolder()
    key = try NoteSigner(newNamed: "example.com/log")
  }

  private var signer: LogSigner { LogSigner(key: key, record: folder.path("record")) }

  /// A log of `size` entries, one of them large, signed and exported, and the log itself.
  private func export(size: Int, large: Int? = nil) throws -> AuditLog {
    let log = try AuditLog(path: folder.path(), access: .append, signer: signer)
    _ = try log.append(count: size) { index, ordinal in
      if ordinal == large { return [UInt8](repeating: 7, count: 65_536) }
      return try Self.entry(index)
    }
    _ = try log.checkpoint(signer: signer)
    try log.export(to: folder.path("export"))
    return log
  }

  /// An entry whose canonical form is none that it would have by chance.
  private static func entry(_ index: Int64) throws -> [UInt8] {
    let numbers = ["1E21", "0.1e-6", "123456789.125", "-0.0", "5e-324", "1.7976931348623157E308"]
    return try CanonicalJSON.canonicalize(
      Array(
        """
        { "\u{FB33}" : [ \(index), \(numbers[Int(index) % numbers.count]) ], "\u{1F600}": "\\u00e9",
          "index": \(index), "": null, "\\n": "\\/ \\u001f \u{2028}", "b": { "z": true, "a": [] } }
        """.utf8))
  }

  private func check(_ arguments: [String] = []) throws -> Command.Result? {
    try Outsider.python(
      "check.py", [folder.path("export"), "\(key.verifier)"] + arguments, in: folder.url)
  }

  @Test(
    "Python finds our checkpoint signed, our entries canonical, and their root and tiles ours",
    arguments: [0, 1, 2, 255, 256, 257, 700])
  func exports(size: Int) throws {
    _ = try export(size: size)
    guard let result = try check() else { return }
    #expect(
      result.output
        == "example.com/log: \(size) entries, \(size) of them canonical JSON, 0 proofs\n")
    #expect(result.errors == "")
    #expect(result.exit == 0)
  }

  @Test("Python finds three levels of tiles as the specification has them")
  func levels() throws {
    let log = try AuditLog(path: folder.path(), access: .append)
    _ = try log.append(count: 66_000) { index, _ in Array("\(index)".utf8) }
    _ = try log.checkpoint(signer: signer)
    try log.export(to: folder.path("export"))
    guard let result = try check() else { return }
    #expect(
      result.output == "example.com/log: 66000 entries, 0 of them canonical JSON, 0 proofs\n")
    #expect(result.errors == "")
  }

  @Test("Python is convinced by our proofs, also of an entry that stands for itself by its digest")
  func proofs() throws {
    let log = try export(size: 700, large: 300)
    for index in [0, 1, 254, 255, 256, 299, 300, 511, 512, 698, 699] as [Int64] {
      try folder.write(try log.proof(of: index).bytes, to: "\(index).proof")
    }
    for size in [1, 2, 3, 255, 256, 257, 511, 512, 600, 699, 700] as [Int64] {
      let lines = try log.consistencyProof(from: size, to: 700).map { $0.base64 + "\n" }
      try folder.write(Array(lines.joined().utf8), to: "\(size).consistency")
    }
    let proofs = folder.url.appending(path: "proofs")
    try FileManager.default.createDirectory(at: proofs, withIntermediateDirectories: true)
    for name in try folder.names where name.hasSuffix(".proof") || name.hasSuffix(".consistency") {
      try FileManager.default.moveItem(
        atPath: folder.path(name), toPath: folder.path("proofs/" + name))
    }
    guard let result = try check([proofs.path]) else { return }
    #expect(
      result.output == "example.com/log: 700 entries, 699 of them canonical JSON, 22 proofs\n")
    #expect(result.errors == "")
  }

  @Test(
    "Python refuses an export in which a byte was changed",
    arguments: [
      "checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000",
    ]
  )
  func refused(file: String) throws {
    _ = try export(size: 300)
    var bytes = try folder.bytes(of: "export/" + file)
    bytes[bytes.count / 3] ^= 1
    try folder.write(bytes, to: "export/" + file)
    guard let result = try check() else { return }
    #expect(result.exit == 1)
    #expect(result.output == "")
  }

  @Test("openssl finds the signature of our checkpoint good, and that of another text bad")
  func openssl() throws {
    let note = try Note(try export(size: 20).lastCheckpoint ?? [])
    // The key as X.509 wraps one (RFC 8410, section 4).
    let prefix: [UInt8] = [0x30, 0x2A, 0x30, 5, 6, 3, 0x2B, 0x65, 0x70, 3, 0x21, 0]
    try folder.write(prefix + key.verifier.publicKey, to: "key")
    try folder.write(note.signatures[0].bytes, to: "signature")
    for (text, exit) in [(note.text, 0), (note.text.replacing("20", with: "21"), 1)] {
      try folder.write(Array(text.utf8), to: "text")
      let arguments = [
        "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin", "-in",
        "text", "-sigfile", "signature",
      ]
      guard let result = try Outsider.openssl(arguments, in: folder.url) else { return }
      #expect(result.exit == Int32(exit))
      #expect(result.output.contains("Verified Successfully") == (exit == 0))
    }
  }

  @Test(
    "a log that Python wrote, signed, witnessed and proved is what it says, and after a change not",
    arguments: [1, 2, 256, 257, 700])
  func others(size: Int) throws {
    let path = folder.path("theirs")
    guard
      let result = try Outsider.python("make.py", [path, "\(size)"], in: folder.url)
    else { return }
    #expect(result.errors == "")
    func text(_ name: String) throws -> String {
      String(decoding: try folder.bytes(of: "theirs/" + name), as: UTF8.self)
    }
    let (key, witness) = try (NoteVerifier(text("key")), NoteVerifier(text("witness")))
    let note = try folder.bytes(of: "theirs/checkpoint")
    let rules = VerdictRules(
      keys: [key], witnesses: [witness], held: [HeldCheckpoint(name: "held", note: note)],
      origin: "example.org/others"
    ) { _, bytes in (try? CanonicalJSON.canonicalize(bytes)) == bytes ? nil : "not canonical" }
    let verdict = try TileFolder(path: path).verify(rules)
    #expect(verdict.integrity.map(\.description) == [])
    #expect(verdict.isClean)
    #expect(verdict.counts.entries == Int64(size))
    #expect(verdict.counts.signatures == 1)
    #expect(
      verdict.basis == [Verdict.Basis(name: "held", size: Int64(size), unixSeconds: 1_700_000_000)])
    let proof = try EntryProof(try folder.bytes(of: "theirs/proof"))
    let entry = try folder.bytes(of: "theirs/entry")
    let signed = try proof.verify(entry: entry, keys: [key], witnesses: [witness])
    #expect(signed.head == verdict.head)
    #expect(proof.index == Int64(size) / 2)
    #expect(
      proofError { _ = try proof.verify(entry: entry + [0x20], keys: [key]) }
        == "wrong_proof: the entry is not entry `\(size / 2)` of the \(size) that were signed")
  }
}
