import ArgumentParser
import Edict

/// Tells which records were refused: on standard error, or as JSON lines in a file.
struct RejectWriter {
  private let path: String
  private let file: Output?
  private(set) var count = 0

  init(path: String?) throws {
    self.path = path ?? ""
    do {
      file = try path.map { (path) throws(Output.Failure) in try Output(path: path) }
    } catch {
      throw Self.failure(error, path ?? "")
    }
  }

  mutating func write(_ error: RecordError) throws {
    count += 1
    guard let file else { return say(error.description) }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("code")
    writer.text(error.code.name)
    if let field = error.field {
      writer.key("field")
      writer.text(field)
    }
    writer.key("line")
    writer.integer(error.line)
    writer.key("message")
    writer.text(error.message)
    writer.key("record")
    writer.integer(error.record)
    if let value = error.value {
      writer.key("value")
      writer.text(value)
    }
    writer.endObject()
    file.write(writer.bytes)
    file.write("\n")
    if file.isFull { try finish() }
  }

  func say(_ text: String) { Output.note(text) }

  /// Writes what has been added to the file.
  func finish() throws {
    do {
      try file?.flush()
    } catch {
      throw Self.failure(error, path)
    }
  }

  private static func failure(_ error: Output.Failure, _ path: String) -> any Error {
    Exit.because(Exit.failedIO, "\(path): write_failed: \(error.message)")
  }
}

extension Output {
  /// Writes a line to standard error.
  static func note(_ text: String) {
    let output = Output.standardError
    output.write(text + "\n")
    try? output.flush()
  }
}
