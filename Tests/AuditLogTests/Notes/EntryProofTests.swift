import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("proofs of entries")
struct EntryProofTests {
  private let signer: NoteSigner
  private let entries = (0..<7).map { Array("entry \($0)".utf8) }

  init() throws { signer = try NoteSigner(newNamed: "example.com/log") }

  private func proof(of index: Int64, extra: [UInt8]? = nil) throws -> EntryProof {
    let leaves = entries.map { TreeHash(leaf: $0) }
    let tree = MerkleTree(MemoryHashes(leaves: leaves))
    let head = TreeHead(size: 7, root: try tree.root(size: 7))
    let text = try Checkpoint(origin: "example.com/log", head: head).text
    return EntryProof(
      index: index, path: try tree.inclusionPath(of: index, size: 7), extra: extra,
      checkpoint: try Note(text: text, signatures: []).signed(by: signer).bytes)
  }

  @Test("a proof is read as it was written, and shows its entry and no other")
  func roundTrip() throws {
    for index in 0..<7 {
      for extra in [nil, Array("extra".utf8), []] {
        let proof = try proof(of: Int64(index), extra: extra)
        #expect(try EntryProof(proof.bytes) == proof)
        let signed = try proof.verify(entry: entries[index], keys: [signer.verifier])
        #expect(signed.head.size == 7)
        let error = proofError {
          _ = try proof.verify(entry: entries[(index + 1) % 7], keys: [signer.verifier])
        }
        #expect(
          error == "wrong_proof: the entry is not entry `\(index)` of the 7 that were signed")
      }
    }
  }

  @Test("a proof whose checkpoint is not signed by a key given shows nothing")
  func otherKey() throws {
    let other = try NoteSigner(newNamed: "example.com/log").verifier
    let error = proofError { _ = try proof(of: 3).verify(entry: entries[3], keys: [other]) }
    #expect(error == "unsigned: no signature is by a key that was given")
  }

  @Test("a fault of the checkpoint is found on its line of the proof")
  func checkpointLine() throws {
    var text = String(decoding: try proof(of: 3).bytes, as: UTF8.self)
    text = text.replacing("\n7\n", with: "\n8\n")
    let error = proofError {
      _ = try EntryProof(Array(text.utf8)).verify(entry: entries[3], keys: [signer.verifier])
    }
    #expect(
      error == "11: wrong_signature: the signature is not that of `\(signer.verifier.key)`")
  }

  @Test(
    "what is no proof is refused with its line",
    arguments: [
      ("", "1: bad_proof: the proof ends before its checkpoint"),
      ("other\nindex 0\n\nc\n", "1: bad_proof: the first line is `c2sp.org/tlog-proof@v1`"),
      ("HEAD", "1: bad_proof: the proof ends before its checkpoint"),
      ("HEAD\nextra %\nindex 0\n\nc\n", "2: bad_proof: extra data is base64"),
      ("HEAD\n\n\nc\n", "2: bad_proof: the line of the entry is `index N`"),
      ("HEAD\nindex 01\n\nc\n", "2: bad_proof: the line of the entry is `index N`"),
      ("HEAD\nindex -5\n\nc\n", "2: bad_proof: the line of the entry is `index N`"),
      ("HEAD\nindex \n\nc\n", "2: bad_proof: the line of the entry is `index N`"),
      ("HEAD\nextra AA==\nindex x\n\nc\n", "3: bad_proof: the line of the entry is `index N`"),
      (
        "HEAD\nindex 0\nAA==\n\nc\n",
        "3: bad_proof: a line of the way is the base64 of 32 bytes, and there are 63 at most"
      ),
      ("HEAD\nindex 0\n", "3: bad_proof: the proof ends before its checkpoint"),
    ])
  func malformed(text: String, message: String) {
    let text = text.replacing("HEAD", with: "c2sp.org/tlog-proof@v1")
    #expect(proofError { _ = try EntryProof(Array(text.utf8)) } == message)
  }

  @Test("a way longer than any tree is high is refused")
  func longPath() {
    let line = TreeHash.empty.base64 + "\n"
    let text = "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: line, count: 64) + "\nc\n"
    #expect(proofError { _ = try EntryProof(Array(text.utf8)) }.hasPrefix("66: bad_proof: "))
  }

  @Test("no byte of a proof can be changed, and no cut made, so that it still shows the same")
  func everyByte() throws {
    let bytes = try proof(of: 5).bytes
    for place in bytes.indices {
      for change: UInt8 in [1, 0x20, 0x80] {
        var changed = bytes
        changed[place] ^= change
        let error = proofError {
          _ = try EntryProof(changed).verify(entry: entries[5], keys: [signer.verifier])
        }
        #expect(error != "no error", "byte \(place)")
      }
      let error = proofError {
        _ = try EntryProof(Array(bytes[..<place])).verify(
          entry: entries[5], keys: [signer.verifier])
      }
      #expect(error != "no error", "cut at \(place)")
    }
  }
}
