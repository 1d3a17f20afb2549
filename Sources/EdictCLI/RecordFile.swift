import ArgumentParser
import Edict
import Foundation

/// A file of records that a command reads, or standard input.
struct RecordFile {
  /// Its bytes.
  let source: any ByteSource
  /// How many bytes it has, where that is known.
  let size: Int?

  /// Opens it, or says why not and ends the command.
  init(argument path: String) throws {
    if path == "-" {
      source = FileDescriptorSource(fileDescriptor: STDIN_FILENO)
      size = nil
      return
    }
    do {
      source = try FileSource(path: path)
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      if attributes?[.type] as? FileAttributeType == .typeDirectory {
        throw Exit.because(Exit.failedIO, "\(path): unreadable: it is a folder")
      }
      size = (attributes?[.size] as? NSNumber)?.intValue
    } catch let error as ByteSourceError {
      if error.number == ENOENT {
        throw Exit.because(Exit.missingInput, "\(path): missing_file: there is no such file")
      }
      throw Exit.because(Exit.failedIO, "\(path): unreadable: \(error.message)")
    }
  }
}

extension RecordFile {
  /// Whether two paths are of one file that is there.
  static func isSame(_ one: String, _ other: String) -> Bool {
    let files = [one, other].map { path in
      try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    }
    let numbers = files.map { [$0?[.systemNumber], $0?[.systemFileNumber]] as? [Int] }
    return numbers[0] != nil && numbers[0] == numbers[1]
  }
}
