import Testing

@testable import AuditLog

@Suite("notes")
struct NoteTests {
  @Test("a note is read and written as it is, and says who signed")
  func reading() throws {
    let bytes = Array((Known.fooText + "\n" + Known.fooLine).utf8)
    let note = try Note(bytes)
    #expect(note.text == Known.fooText)
    #expect(note.bytes == bytes)
    let key = try NoteVerifier(Known.fooKey)
    #expect(try note.signers(among: [key]) == [Note.Signer(verifier: key, unixSeconds: nil)])
  }

  @Test("the last blank line parts text and signatures")
  func blankLines() throws {
    let note = try Note(Array("a\n\nb\n\n\(Known.fooLine)".utf8))
    #expect(note.text == "a\n\nb\n")
  }

  @Test("signatures of unknown keys are ignored, and a key counts once")
  func unknown() throws {
    let peter = try NoteVerifier(Known.peterKey)
    let enoch = try NoteVerifier(Known.enochKey)
    let note = try Known.note(Known.peterLine, Known.enochLine, Known.peterLine)
    #expect(try note.signers(among: [peter]).map(\.verifier) == [peter])
    #expect(try note.signers(among: [enoch, peter]).map(\.verifier) == [peter, enoch])
    let error = proofError { _ = try note.signers(among: []) }
    #expect(error == "unsigned: no signature is by a key that was given")
    let other = proofError { _ = try note.signers(among: [try NoteVerifier(Known.fooKey)]) }
    #expect(other == error)
  }

  @Test("one wrong signature of a known key spoils the note, with its line")
  func wrong() throws {
    let keys = try [Known.peterKey, Known.enochKey].map { try NoteVerifier($0) }
    let changed = Known.enochLine.dropLast(4) + "g==\n"
    let text = "Another text.\n\n" + Known.peterLine
    let error = proofError { _ = try Note(Array(text.utf8)).signers(among: keys) }
    #expect(error == "3: wrong_signature: the signature is not that of `PeterNeumann+c74f20a3`")
    let second = proofError {
      _ = try Known.note(Known.peterLine, String(changed)).signers(among: keys)
    }
    #expect(second == "5: wrong_signature: the signature is not that of `EnochRoot+af0cfe78`")
  }

  @Test("two keys of one name and id are refused where they matter, and only there")
  func ambiguous() throws {
    let peter = try NoteVerifier(Known.peterKey)
    let enoch = try NoteVerifier(Known.enochKey)
    let error = proofError {
      _ = try Known.note(Known.enochLine).signers(among: [enoch, peter, enoch])
    }
    #expect(error == "4: ambiguous_key: two of the keys given are `EnochRoot+af0cfe78`")
    let signers = try Known.note(Known.peterLine).signers(among: [enoch, peter, enoch])
    #expect(signers.map(\.verifier) == [peter])
  }

  @Test(
    "what is no note is refused with its line",
    arguments: [
      ("", "bad_note: a note ends with a blank line and signatures"),
      ("text\n", "bad_note: a note ends with a blank line and signatures"),
      ("text\n\n", "bad_note: a note ends with a blank line and signatures"),
      ("\n\n", "bad_note: a note ends with a blank line and signatures"),
      ("text\n" + Known.fooLine, "bad_note: a note ends with a blank line and signatures"),
      ("text\n\n" + Known.fooLine.dropLast(), "3: bad_note: the last line has no end"),
      ("te\txt\n\n" + Known.fooLine, "1: bad_note: a note has no control character"),
      ("text\r\n\r\n" + Known.fooLine, "1: bad_note: a note has no control character"),
      ("text\n\n\u{0}" + Known.fooLine, "3: bad_note: a note has no control character"),
      ("text\n\nline\n", "3: bad_signature_line: a signature is `— name base64`"),
      ("text\n\n— name\n", "3: bad_signature_line: a signature is `— name base64`"),
      ("text\n\n— a b AAAAAAA=\n", "3: bad_signature_line: a signature is `— name base64`"),
      ("text\n\n- name AAAAAAA=\n", "3: bad_signature_line: a signature is `— name base64`"),
      (
        "text\n\n—  AAAAAAA=\n",
        "3: bad_signature_line: a key's name is not empty, and has no space and no `+`"
      ),
      (
        "text\n\n— a+b AAAAAAA=\n",
        "3: bad_signature_line: a key's name is not empty, and has no space and no `+`"
      ),
      (
        "text\n\n— a\u{A0}b AAAAAAA=\n",
        "3: bad_signature_line: a key's name is not empty, and has no space and no `+`"
      ),
      (
        "text\n\n— name AAAAAA==\n",
        "3: bad_signature_line: a signature is the base64 of more than 4 bytes"
      ),
      (
        "a\nb\n\n— name AAAAAAA=\n— name AAAAAA\n",
        "5: bad_signature_line: a signature is the base64 of more than 4 bytes"
      ),
      (
        "a\n\n" + String(repeating: "— name AAAAAAA=\n", count: 101),
        "103: bad_note: a note has 100 signatures at most"
      ),
      (
        String(repeating: "a", count: 1 << 20) + "\n\n" + Known.fooLine,
        "bad_note: a note has 1048576 bytes at most"
      ),
    ] as [(String, String)])
  func malformed(text: String, message: String) {
    #expect(proofError { _ = try Note(Array(text.utf8)) } == message)
  }

  @Test("a note that is not UTF-8 is refused")
  func notUTF8() {
    let bytes = Array("te".utf8) + [0xFF] + Array("xt\n\n\(Known.fooLine)".utf8)
    #expect(proofError { _ = try Note(bytes) } == "bad_note: a note is UTF-8")
  }

  @Test("no byte of a note can be changed so that it still says the same")
  func everyByte() throws {
    let key = try NoteVerifier(Known.fooKey)
    let bytes = Array((Known.fooText + "\n" + Known.fooLine).utf8)
    for place in bytes.indices {
      for change: UInt8 in [1, 2, 0x20, 0x80] {
        var changed = bytes
        changed[place] ^= change
        let error = proofError { _ = try Note(changed).signers(among: [key]) }
        #expect(error != "no error", "byte \(place)")
      }
      let error = proofError { _ = try Note(Array(bytes[..<place])).signers(among: [key]) }
      #expect(error != "no error", "cut at \(place)")
    }
  }
}
