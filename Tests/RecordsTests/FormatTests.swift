import Foundation
import Records
import TestSupport
import Testing

@Suite("record files")
struct FormatTests {
  @Test(
    "the first byte tells the format",
    arguments: [
      ("{\"id\":\"A\"}\n{\"id\":\"B\"}\n", ["1 line 1: A", "2 line 2: B"]),
      ("\u{FEFF}\n {\"id\":\"A\"}\r\n\r\n{\"id\":\"B\"}", ["1 line 2: A", "2 line 4: B"]),
      (
        "[{\"id\":\"A\"},\n {\"firm\":{\n\"id\":\"B\"}} ,{\"id\":\"C\"}]\n",
        ["1 line 1: A", "2 line 2: B", "3 line 3: C"]
      ),
      ("\u{FEFF} \n[\n]", []),
      ("[]", []),
      ("id\nA\n", ["1 line 2: A"]),
      ("\u{FEFF}id\nA\n", ["1 line 2: A"]),
      ("", []),
      (" \n", ["stopped: line 1: unknown_column: ` ` is no column of `firm`"]),
      ("\u{FEFF}", []),
    ])
  func detection(text: String, expected: [String]) throws {
    let type = try Samples.dossierType()
    for pieces in [Int.max, 1, 7] {
      let found = outcomes(bytes(text), type, pieces: pieces).map {
        $0.replacing(#"{"firm":{"id":""#, with: "").replacing(#""}}"#, with: "")
      }
      #expect(found == expected, "pieces of \(pieces)")
    }
  }

  @Test("after a bad line the next one is read")
  func lines() throws {
    let text = """
      {"id":"A"}
      {"id":
      [1]
      {"id":"B","staff":-1}

      {"id":"C"}
      """
    let type = try Samples.dossierType()
    for pieces in [Int.max, 1, 7] {
      #expect(
        outcomes(bytes(text), type, pieces: pieces) == [
          #"1 line 1: {"firm":{"id":"A"}}"#,
          "2 line 2: invalid_json: column 7: expected a value, found the end",
          "3 line 3: not_an_object: `[1]` is not an object",
          "4 line 4: out_of_range: `firm.staff`: `-1` is below the minimum `0`",
          #"5 line 6: {"firm":{"id":"C"}}"#,
        ])
    }
  }

  @Test("an element of an array that is JSON but no dossier is refused, the next is read")
  func elements() throws {
    let text = #"[{"id":"A]}\"","name":"[{"}, 7, "x,]\\", {"id":[1,{"a":"}"}]}, null,{"id":"B"}]"#
    let type = try Samples.dossierType()
    for pieces in [Int.max, 1, 7] {
      #expect(
        outcomes(bytes(text), type, pieces: pieces) == [
          #"1 line 1: {"firm":{"id":"A]}\"","name":"[{"}}"#,
          "2 line 1: not_an_object: `7` is not an object",
          #"3 line 1: not_an_object: `"x,]\\"` is not an object"#,
          #"4 line 1: bad_text: `firm.id`: `[1,{"a":"}"}]` is not text"#,
          "5 line 1: not_an_object: `null` is not an object",
          #"6 line 1: {"firm":{"id":"B"}}"#,
        ])
    }
  }

  @Test(
    "an array that isn't JSON ends the reading",
    arguments: [
      ("[", "line 1: invalid_json: expected a record, found the end"),
      ("[{\"id\":\"A\"},\n", "line 2: invalid_json: expected a record, found the end"),
      ("[{\"id\":\"A\"}\n", "line 2: invalid_json: expected `,` or `]`, found the end"),
      ("[{\"id\":\"A\"} {\"id\":\"B\"}]", "line 1: invalid_json: expected `,` or `]`, found `{`"),
      ("[{\"id\":\"A\"}]\n]", "line 2: invalid_json: expected the end, found `]`"),
      (
        "[{\"id\":\"A\"},]", "line 1: invalid_json: record 2: column 1: expected a value, found `]`"
      ),
      (
        "[{\"id\":\"A\"},\n{\"id\":tru}]",
        "line 2: invalid_json: record 2: column 10: expected `true`, found `}`"
      ),
      (
        "[{\"id\":\"A\"},{\"id\":\"B\"",
        "line 1: invalid_json: record 2: column 10: expected `,` or `}`, found the end"
      ),
      (
        "[{\"id\":\"A\"},{\"id\":\n\"B\"]}, {\"id\":\"C\"}]",
        "line 1: invalid_json: record 2: line 2, column 4: expected `,` or `}`, found `]`"
      ),
    ])
  func brokenArray(text: String, error: String) throws {
    let type = try Samples.dossierType()
    for pieces in [Int.max, 1, 7] {
      let found = outcomes(bytes(text), type, pieces: pieces)
      #expect(found.last == "stopped: \(error)")
      #expect(found.dropLast().allSatisfy { $0 == #"1 line 1: {"firm":{"id":"A"}}"# })
    }
  }

  @Test("a named format wins over the first byte")
  func namedFormat() throws {
    let type = try Samples.dossierType()
    #expect(
      outcomes(bytes("{\"id\":\"A\"}"), type, format: .jsonArray) == [
        "stopped: line 1: invalid_json: expected `[`, found `{`"
      ])
    #expect(
      outcomes(bytes("[1]"), type, format: .jsonLines) == [
        "1 line 1: not_an_object: `[1]` is not an object"
      ])
    #expect(
      outcomes(bytes("[1]"), type, format: .csv) == [
        "stopped: line 1: unknown_column: `[1]` is no column of `firm`"
      ])
  }

  @Test("every truncation of an array stops or ends, without a dossier that isn't there")
  func truncations() throws {
    let type = try Samples.dossierType()
    let whole = bytes(#" [{"id":"A","name":"\u00e9]"}, {"firm":{"id":"B"}} ] "#)
    let full = outcomes(whole, type)
    for count in whole.indices {
      for found in outcomes(Array(whole[..<count]), type) {
        #expect(full.contains(found) || found.hasPrefix("stopped: "))
      }
    }
  }

  @Test("a line that is too large is refused, the next one is read", arguments: [Int.max, 1 << 20])
  func largeLine(pieces: Int) throws {
    let type = try Samples.dossierType()
    let count = DossierReader.maximumRecordBytes + (1 << 21)
    let long = bytes("{\"id\":\"A\"") + Array(repeating: UInt8(ascii: " "), count: count)
    let refused = "line 1: record_too_large: the record has more than 16777216 bytes"
    #expect(
      outcomes(long + bytes("}\n{\"id\":\"B\"}\n"), type, pieces: pieces) == [
        "1 \(refused)", #"2 line 2: {"firm":{"id":"B"}}"#,
      ])
    #expect(outcomes(long, type, pieces: pieces) == ["1 \(refused)"])
  }

  @Test("an element or a row that is too large stops the reading")
  func largeElement() throws {
    let type = try Samples.dossierType()
    let long = Array(
      repeating: UInt8(ascii: " "), count: DossierReader.maximumRecordBytes + (1 << 21))
    #expect(
      outcomes(bytes("[{") + long, type) == [
        "stopped: line 1: record_too_large: the record has more than 16777216 bytes"
      ])
    #expect(
      outcomes(bytes("id\n\"") + long, type) == [
        "stopped: line 2: record_too_large: the record has more than 16777216 bytes; is a quote "
          + "not closed?"
      ])
  }

  @Test("a source that fails or lies stops the reading, once")
  func badSources() throws {
    struct Failing: ByteSource {
      var count: Int
      mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        if count == 0 { throw Oops() }
        return count
      }
    }
    struct Oops: Error, CustomStringConvertible { var description: String { "the disk is gone" } }
    let type = try Samples.dossierType()
    for (count, message) in [(0, "the disk is gone"), (-1, "the source gave -1 bytes of 131072")] {
      let reader = DossierReader(type: type, source: Failing(count: count))
      let error = #expect(throws: RecordInputError.self) { try reader.next() }
      #expect(error?.description == "line 1: unreadable: \(message)")
      #expect(try reader.next() == nil as DossierReading?)
    }
  }

  @Test("a file that isn't there and a folder are told as the system tells them")
  func files() throws {
    let missing = #expect(throws: ByteSourceError.self) { try FileSource(path: "/no/such/file") }
    #expect(missing?.description == "opening `/no/such/file`: no such file or directory")
    let folder = DossierReader(type: try Samples.dossierType(), source: try FileSource(path: "/"))
    let error = #expect(throws: RecordInputError.self) { try folder.next() }
    #expect(error?.description == "line 1: unreadable: reading: is a directory")
  }

  @Test("a file and its descriptor are read to the end")
  func descriptor() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "edict-\(UUID()).jsonl")
    try Data(bytes("{\"id\":\"A\"}\n")).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let handle = try FileHandle(forReadingFrom: url)
    let type = try Samples.dossierType()
    let sources: [any ByteSource] = [
      FileDescriptorSource(fileDescriptor: handle.fileDescriptor), try FileSource(path: url.path),
      BytesSource(bytes("{\"id\":\"A\"}\n")),
    ]
    for source in sources {
      let reader = DossierReader(type: type, source: source)
      guard case .dossier(let dossier, let place) = try reader.next() else {
        Issue.record("no dossier")
        continue
      }
      #expect(dossier.subjectID == "A")
      #expect(place == RecordPlace(line: 1, number: 1))
      #expect(try reader.next() == nil as DossierReading?)
      #expect(reader.bytesRead == 11)
    }
  }
}

extension DossierReading? {
  /// Whether both are the end; a reading equals nothing.
  fileprivate static func == (left: Self, right: Self) -> Bool {
    if case .none = left, case .none = right { true } else { false }
  }
}
