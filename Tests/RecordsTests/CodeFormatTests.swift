import Records
import Testing

@Suite("codes with check digits")
struct CodeFormatTests {
  /// What becomes of a code: nil where it is one, else the error.
  private func error(_ format: String, _ code: String) throws -> String? {
    let firm = try recordType(
      "firm", fields: #""id": {"type": "string", "format": "\#(format)"}"#, required: #"["id"]"#,
      more: #""x-id": "id","#)
    let type = DossierType(recordTypes: [firm], subject: 0)
    let row = outcomes(bytes("id\n\(code)\n"), type)
    do throws(RecordError) {
      let id = try type.dossier(json: bytes("{\"id\":\"\(code)\"}")).subjectID
      #expect(id == code)
      #expect(row == ["1 line 2: {\"firm\":{\"id\":\"\(code)\"}}"])
      return nil
    } catch {
      #expect(row.first?.hasSuffix(error.message) == true)
      return "\(error.code.name): \(error.field ?? ""): \(error.message)"
    }
  }

  @Test(
    "a Unified Social Credit Code is taken",
    arguments: [
      "91350100M000100Y43", "91110108551385082Q", "91130600738737199K", "91110108MA1T002590",
      "91110108MA1TXT004C", "91310115MA1TXT004X", "91320104MA1TXT0044", "91320211MA1TXT004D",
      "91320412MA1TXT0046", "91440305MA1TXT004U", "91330108MA1TXT0042", "91510107MA1TXT004Q",
    ])
  func uscc(code: String) throws {
    #expect(try error("uscc", code) == nil)
  }

  @Test(
    "what is no Unified Social Credit Code is refused",
    arguments: [
      ("91350100M000100Y4A", "its check character would be `3`"),
      ("91310115MA1H8R7C6D", "its check character would be `7`"),
      ("91350100M000100Y4", "it has 17 characters, not 18"),
      ("91350100M000100Y433", "it has 19 characters, not 18"),
      ("91350100m000100Y43", "it may not hold `m`"),
      ("91350100O000100Y43", "it may not hold `O`"),
      ("91350100M000100Y4Z", "it may not hold `Z`"),
      ("9135010０M000100Y43", "it may not hold `０`"),
      (" 1350100M000100Y43", "it may not hold ` `"),
    ])
  func noUSCC(code: String, message: String) throws {
    #expect(
      try error("uscc", code)
        == "bad_uscc: firm.id: `\(code)` is no Unified Social Credit Code: \(message)")
  }

  @Test("any one wrong or two swapped characters break a Unified Social Credit Code")
  func usccMistakes() throws {
    let code = Array("91350100M000100Y43")
    for index in code.indices {
      for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != code[index] {
        var wrong = code
        wrong[index] = other
        #expect(try error("uscc", String(wrong)) != nil)
      }
    }
    for index in code.indices.dropLast() where code[index] != code[index + 1] {
      var swapped = code
      swapped.swapAt(index, index + 1)
      #expect(try error("uscc", String(swapped)) != nil)
    }
  }

  @Test(
    "a Legal Entity Identifier is taken",
    arguments: [
      "969500KSV493XWY0PS33", "5493001KJTIIGC8Y1R12", "MAINSARDELLA32434312",
      "7H6GLXDRUGQFU57RNE97",
    ])
  func lei(code: String) throws {
    #expect(try error("lei", code) == nil)
  }

  @Test(
    "what is no Legal Entity Identifier is refused",
    arguments: [
      ("969500KSV493XWY0PS34", "its check digits would be `33`"),
      ("969500KSV493XWY0PS00", "its check digits would be `33`"),
      ("7H6GLXDRUGQFU57RNE00", "its check digits would be `97`"),
      ("969500KSV493XWY0PSAB", "its check digits would be `33`"),
      ("969500KSV493XWY0PS3", "it has 19 characters, not 20"),
      ("969500KSV493XWY0PS333", "it has 21 characters, not 20"),
      ("969500KSV493XWY0ps33", "it may not hold `p`"),
      ("969500KSV493XWY0PÉ33", "it may not hold `É`"),
    ])
  func noLEI(code: String, message: String) throws {
    #expect(
      try error("lei", code)
        == "bad_lei: firm.id: `\(code)` is no Legal Entity Identifier: \(message)")
  }
}
