import AuditLog
import Testing

@Suite("keys")
struct KeyTests {
  @Test("a verifier key is read and written as it is", arguments: [Known.fooKey, Known.peterKey])
  func verifier(text: String) throws {
    let key = try NoteVerifier(text)
    #expect(key.description == text)
    #expect(text.hasPrefix(key.key.description + "+"))
    #expect(key.kind == .signature)
  }

  @Test("a new key signs what its verifier key, read back, accepts; so do its secret text's")
  func newKey() throws {
    for kind in [NoteVerifier.Kind.signature, .cosignature] {
      let signer = try NoteSigner(newNamed: "example.com/日志", kind: kind)
      let again = try NoteSigner(signer.secretText)
      #expect(again.verifier == signer.verifier)
      let verifier = try NoteVerifier(signer.verifier.description)
      let note = try Known.note(Known.peterLine).signed(by: again, unixSeconds: 1_679_315_147)
      let signers = try note.signers(among: [verifier])
      #expect(signers.map(\.verifier) == [verifier])
      #expect(signers[0].unixSeconds == (kind == .cosignature ? 1_679_315_147 : nil))
      #expect(try Note(note.bytes) == note)
    }
  }

  @Test(
    "what is no verifier key is refused",
    arguments: [
      ("", "a verifier key is `name+id+base64`"),
      ("name", "a verifier key is `name+id+base64`"),
      ("example.com/foo+530d903a", "a verifier key is `name+id+base64`"),
      (
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a verifier key is `name+id+base64`"
      ),
      (
        "example.com/foo+0530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a verifier key is `name+id+base64`"
      ),
      (
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "a verifier key is `name+id+base64`"
      ),
      ("example.com/foo+530d903a+", "a key's kind is `1` or `4`"),
      (
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a key's kind is `1` or `4`"
      ),
      ("example.com/foo+530d903a+AekyeRrm", "an Ed25519 key has 32 bytes"),
      (
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a key's name is not empty, and has no space and no `+`"
      ),
      (
        "a\u{3000}b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "a key's name is not empty, and has no space and no `+`"
      ),
      (
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "the key has the id `8ab5b9a1`"
      ),
    ])
  func badVerifier(text: String, message: String) {
    let error = proofError { _ = try NoteVerifier(text) }
    if message.hasPrefix("the key has the id") {
      #expect(error.hasPrefix("bad_key: the key has the id `"))
    } else {
      #expect(error == "bad_key: " + message)
    }
  }

  @Test("a signer key is read, and signs as others have signed with it")
  func signer() throws {
    let signer = try NoteSigner(Known.peterSecret)
    #expect(signer.verifier.description == Known.peterKey)
    #expect(signer.secretText == Known.peterSecret)
    let note = try Known.note(Known.enochLine).signed(by: signer)
    #expect(note == (try Known.note(Known.enochLine, Known.peterLine)))
  }

  @Test("what is no signer key is refused, and the refusal does not repeat it")
  func badSigner() {
    let secret = Known.peterSecret
    for text in [
      "", "PRIVATE+KEY", "PRIVATE+KEY+", Known.peterKey, String(secret.dropLast()), secret + "\n",
      secret.replacing("+c74f20a3", with: "+c74f20a4"), secret.replacing("+AYEK", with: "+AgEK"),
    ] {
      let error = proofError { _ = try NoteSigner(text) }
      #expect(error.hasPrefix("bad_key: "))
      #expect(!error.contains("FALVFG"))
    }
  }

  @Test("names that look alike are not the same key")
  func lookAlikes() throws {
    let composed = try NoteSigner(newNamed: "caf\u{E9}").verifier
    let text = composed.description
    let decomposed = proofError {
      _ = try NoteVerifier("cafe\u{301}" + text.dropFirst(4))
    }
    #expect(decomposed.hasPrefix("bad_key: the key has the id"))
  }
}
