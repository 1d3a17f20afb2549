import Testing

@testable import AuditLog

@Suite("base64")
struct Base64Tests {
  @Test(
    "bytes have the text that RFC 4648 gives, and that text has those bytes",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
  func known(bytes: String, text: String) {
    #expect(Base64.text(of: Array(bytes.utf8)) == text)
    #expect(Base64.bytes(of: Array(text.utf8)) == Array(bytes.utf8))
  }

  @Test(
    "a text that is not the one of any bytes is none",
    arguments: [
      "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "Z===", "====", "=", "==", "Zm9v=",
      "Zm9v====",
      "Zg==Zg==", "Z g=", "Zm9v\n", "Zm-_", "Zg=A", "é===", "A===",
    ])
  func refused(text: String) { #expect(Base64.bytes(of: Array(text.utf8)) == nil) }

  @Test("every byte comes back, at every place in a group")
  func everyByte() {
    for byte in UInt8.min...UInt8.max {
      for bytes in [[byte], [7, byte], [7, 9, byte], [byte, 0, 255, byte]] {
        #expect(Base64.bytes(of: Base64.text(of: bytes).utf8) == bytes)
      }
    }
  }
}
