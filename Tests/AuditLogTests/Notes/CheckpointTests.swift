import Testing

@testable import AuditLog

@Suite("checkpoints")
struct CheckpointTests {
  static let text =
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"

  @Test("a checkpoint is read and written as it is", arguments: ["", "extension\n", "a\n b\n"])
  func reading(extensions: String) throws {
    let checkpoint = try Checkpoint(text: Self.text + extensions)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.head.size == 20_852_163)
    #expect(checkpoint.head.root.base64 == "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(checkpoint.text == Self.text + extensions)
  }

  @Test("a log without entries has a checkpoint")
  func empty() throws {
    let checkpoint = try Checkpoint(origin: "o", head: TreeHead(size: 0, root: .empty))
    #expect(checkpoint.text == "o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
  }

  @Test(
    "what is no checkpoint is refused with its line",
    arguments: [
      ("", "1: bad_checkpoint: a checkpoint has an origin, a size and a root"),
      ("o", "1: bad_checkpoint: the last line has no end"),
      ("\n", "1: bad_checkpoint: a line of a checkpoint is not empty"),
      ("o\n", "2: bad_checkpoint: a checkpoint has an origin, a size and a root"),
      ("o\n1\n", "3: bad_checkpoint: a checkpoint has an origin, a size and a root"),
      ("\n1\nROOT\n", "1: bad_checkpoint: a line of a checkpoint is not empty"),
      ("o\n01\nROOT\n", "2: bad_checkpoint: `01` is no size"),
      ("o\n+1\nROOT\n", "2: bad_checkpoint: `+1` is no size"),
      ("o\n-1\nROOT\n", "2: bad_checkpoint: `-1` is no size"),
      ("o\n1 \nROOT\n", "2: bad_checkpoint: `1 ` is no size"),
      ("o\n１\nROOT\n", "2: bad_checkpoint: `１` is no size"),
      ("o\n9223372036854775808\nROOT\n", "2: bad_checkpoint: `9223372036854775808` is no size"),
      ("o\n1\nCsUY\n", "3: bad_checkpoint: `CsUY` is no root of 1 entries"),
      (
        "o\n0\nROOT\n",
        "3: bad_checkpoint: `CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=` is no root of 0 entries"
      ),
      ("o\n1\nROOT\n\n", "4: bad_checkpoint: a line of a checkpoint is not empty"),
      ("o\n1\nROOT\nx\n\ny\n", "5: bad_checkpoint: a line of a checkpoint is not empty"),
      ("o\n1\nROOT", "3: bad_checkpoint: the last line has no end"),
    ])
  func malformed(text: String, message: String) {
    let text = text.split(separator: "ROOT", omittingEmptySubsequences: false)
      .joined(separator: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=")
    #expect(proofError { _ = try Checkpoint(text: text) } == message)
  }

  @Test("an origin is one line", arguments: ["", "a\nb", "a\r\nb"])
  func origin(text: String) {
    let error = proofError {
      _ = try Checkpoint(origin: text, head: TreeHead(size: 0, root: .empty))
    }
    #expect(error == "1: bad_checkpoint: an origin is one line, not empty")
  }

  /// A checkpoint signed by a log, and seen by two witnesses.
  private func signed() throws -> (note: Note, log: NoteSigner, witnesses: [NoteSigner]) {
    let log = try NoteSigner(newNamed: "example.com/behind-the-sofa")
    let witnesses = try ["w1", "w2"].map { try NoteSigner(newNamed: $0, kind: .cosignature) }
    var note = try Note(text: Self.text, signatures: []).signed(by: log)
    for (number, witness) in witnesses.enumerated() {
      note = try note.signed(by: witness, unixSeconds: 1_700_000_000 + UInt64(number))
    }
    return (note, log, witnesses)
  }

  @Test("a log's signature makes a checkpoint, and known witnesses say when they saw it")
  func cosigned() throws {
    let (note, log, witnesses) = try signed()
    let bare = try SignedCheckpoint(note.bytes, keys: [log.verifier])
    #expect(bare.signers == [log.verifier])
    #expect(bare.witnesses == [])
    #expect(bare.head.size == 20_852_163)
    let seen = try SignedCheckpoint(
      note.bytes, keys: [log.verifier], witnesses: [witnesses[1].verifier])
    #expect(
      seen.witnesses == [
        Note.Signer(verifier: witnesses[1].verifier, unixSeconds: 1_700_000_001)
      ])
  }

  @Test("witnesses alone make no checkpoint, nor does a witness given as the log's key")
  func witnessesAlone() throws {
    let (note, _, witnesses) = try signed()
    let keys = witnesses.map(\.verifier)
    let text = "unsigned: no signature is by a key of the log that was given"
    #expect(proofError { _ = try SignedCheckpoint(note.bytes, keys: [], witnesses: keys) } == text)
    #expect(proofError { _ = try SignedCheckpoint(note.bytes, keys: keys) } == text)
  }

  @Test("a cosignature with another time, or cut, is wrong")
  func changedTime() throws {
    let (note, log, witnesses) = try signed()
    let lines = String(decoding: note.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let fields = lines[5].split(separator: " ")
    var bytes = try #require(Base64.bytes(of: fields[2].utf8))
    bytes[11] ^= 1
    for changed in [bytes, Array(bytes.prefix(40)), bytes + [0]] {
      var copy = lines.map(String.init)
      copy[5] = "— w1 " + Base64.text(of: changed)
      let error = proofError {
        _ = try SignedCheckpoint(
          Array(copy.joined(separator: "\n").utf8), keys: [log.verifier],
          witnesses: witnesses.map(\.verifier))
      }
      let key = witnesses[0].verifier.key
      #expect(error == "6: wrong_signature: the signature is not that of `\(key)`")
    }
  }

  @Test("a checkpoint of another log is refused, however alike its name looks")
  func otherLog() throws {
    let (note, log, _) = try signed()
    let error = proofError {
      _ = try SignedCheckpoint(note.bytes, keys: [log.verifier], origin: "example.com/sofa")
    }
    #expect(
      error == "1: other_log: the checkpoint is of `example.com/behind-the-sofa`, "
        + "not of `example.com/sofa`")
  }
}
