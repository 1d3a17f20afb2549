import CanonicalJSON
import Foundation
import TestSupport
import Testing

@testable import AuditLog

@Suite("notes, proofs and signatures, by the vectors of others")
struct NoteVectorTests {
  private func tree(_ path: String) throws -> TextTree? {
    guard let url = SharedFolder.url("vectors/" + path) else { return nil }
    return try CanonicalJSON.parse([UInt8](try Data(contentsOf: url)))
  }

  @Test("notes of Go, C2SP and others are read and judged alike")
  func notes() throws {
    guard let cases = try tree("signed-note/notes.json")?["open"]?.items else { return }
    let codes = [
      "ok": "no error", "no verifiable signatures": "unsigned", "malformed note": "bad_",
      "ambiguous key": "ambiguous_key", "invalid signature": "wrong_signature",
    ]
    for item in cases {
      let want = item["want"]?.string ?? ""
      let code = codes.first { want.hasPrefix($0.key) }?.value ?? "bad_key"
      var verified: [String] = []
      let error = proofError {
        let keys = try (item["vkeys"]?.items ?? []).map { try NoteVerifier($0.string) }
        let note = try Note(Array((item["note"]?.string ?? "").utf8))
        verified = try note.signers(among: keys).map(\.verifier.key.name)
      }
      #expect(error.contains(code), "\(item["name"]?.string ?? ""): \(error)")
      if let names = item["verified"]?.items { #expect(verified == names.map(\.string)) }
    }
  }

  @Test("a note is signed as Go signs it")
  func signing() throws {
    guard let item = try tree("signed-note/notes.json")?["sign"]?.items?.first else { return }
    let note = Note(text: item["text"]?.string ?? "", signatures: [])
    let signed = try note.signed(by: try NoteSigner(item["skey"]?.string ?? ""))
    #expect(String(decoding: signed.bytes, as: UTF8.self) == item["want_note"]?.string)
  }

  @Test("proofs of transparency-dev/formats are written alike, and refused alike")
  func proofs() throws {
    guard let tree = try tree("tlog-proof/proofs.json") else { return }
    for item in tree["marshal"]?.items ?? [] {
      let hashes = (item["hashes"]?.items ?? []).compactMap { TreeHash(base64: $0.string) }
      let proof = EntryProof(
        index: item["index"]?.integer ?? -1, path: hashes,
        extra: item["extra"].flatMap { Base64.bytes(of: $0.string.utf8) },
        checkpoint: Array((item["checkpoint"]?.string ?? "").utf8))
      let want = Array((item["want"]?.string ?? "").utf8)
      #expect(proof.bytes == want)
      #expect(try EntryProof(want) == proof)
    }
    for item in tree["reject"]?.items ?? [] {
      let error = proofError { _ = try EntryProof(Array((item["text"]?.string ?? "").utf8)) }
      #expect(error.contains("bad_proof"), "\(item["name"]?.string ?? "")")
    }
  }

  @Test("proofs of Tessera's test log hold")
  func tessera() throws {
    guard let tree = try tree("tlog-proof/tessera-log-proofs.json") else { return }
    let leaves = tree.hashes("leaf_hashes")
    let heads = tree.hashes("roots_by_size_from_1").enumerated().map {
      TreeHead(size: Int64($0 + 1), root: $1)
    }
    var wrong = 0
    for item in tree["consistency"]?.items ?? [] {
      guard let old = item["old"]?.integer, let size = item["size"]?.integer,
        TreeProof.isConsistent(
          heads[Int(old) - 1], with: heads[Int(size) - 1], path: item.hashes("proof"))
      else {
        wrong += 1
        continue
      }
    }
    for item in tree["inclusion"]?.items ?? [] {
      guard let index = item["index"]?.integer, let size = item["size"]?.integer,
        TreeProof.includes(
          leaves[Int(index)], at: index, in: heads[Int(size) - 1], path: item.hashes("proof"))
      else {
        wrong += 1
        continue
      }
    }
    #expect(wrong == 0)
    #expect(tree["consistency"]?.items?.count == 105)
    #expect(tree["inclusion"]?.items?.count == 120)
  }

  @Test("a proof file that another program wrote is read, and written as it was")
  func proofFile() throws {
    guard let url = SharedFolder.url("vectors/tlog-proof/tessera-index4-size15.tlog-proof") else {
      return
    }
    let bytes = [UInt8](try Data(contentsOf: url))
    let proof = try EntryProof(bytes)
    #expect(proof.index == 4)
    #expect(proof.path.count == 4)
    #expect(proof.bytes == bytes)
    let checkpoint = try Checkpoint(text: try Note(proof.checkpoint).text)
    #expect(checkpoint.origin == "example.com/log/testdata")
    #expect(checkpoint.head.size == 15)
  }

  @Test("Ed25519 signatures are judged as Wycheproof says")
  func wycheproof() throws {
    let path = "ed25519-wycheproof/testvectors_v1/ed25519_test.json"
    guard let groups = try tree(path)?["testGroups"]?.items else { return }
    var count = 0
    for group in groups {
      let verifier = try NoteVerifier(
        name: "k", kind: .signature, publicKey: bytes(group["publicKey"]?["pk"]?.string ?? ""))
      for test in group["tests"]?.items ?? [] {
        count += 1
        let isValid = verifier.isValid(
          bytes(test["sig"]?.string ?? ""), of: bytes(test["msg"]?.string ?? ""))
        #expect(isValid == (test["result"]?.string == "valid"), "\(test["tcId"]?.integer ?? 0)")
      }
    }
    #expect(count == 151)
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }
}

extension TextTree {
  fileprivate var items: [TextTree]? {
    if case .list(let items) = content { items } else { nil }
  }

  fileprivate func hashes(_ key: String) -> [TreeHash] {
    (self[key]?.items ?? []).compactMap { TreeHash(base64: $0.string) }
  }

  fileprivate var string: String {
    if case .text(let text) = content { text } else { "" }
  }

  fileprivate var integer: Int64? {
    if case .number(let value) = content { Int64(exactly: value) } else { nil }
  }
}
