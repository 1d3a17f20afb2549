import ArgumentParser
import Edict
import Foundation

/// Small files that a command reads and writes whole.
enum SmallFile {
  /// The bytes of a file, or of standard input for `-`; says why not and ends the command.
  static func read(_ path: String, limitBytes: Int) throws -> [UInt8] {
    let bytes = path == "-" ? try standardInput(limitBytes) : try file(path, limitBytes)
    guard bytes.count <= limitBytes else {
      throw Exit.because(
        Exit.failedIO, "\(path): file_too_large: at most \(limitBytes) bytes are read")
    }
    return bytes
  }

  /// Writes a file that is on disk, whole, once this returns; says why not and ends the command.
  ///
  /// Where the path leads to a device, a pipe or another file, it is written to, not replaced.
  static func write(_ bytes: [UInt8], to path: String) throws {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try overwrite(bytes, path)
    }
    do {
      try DurableFile.replace(path, with: bytes)
    } catch {
      throw Exit.because(
        Exit.failedIO, "\(path): write_failed: \(error.cause?.lowercased() ?? error.message)")
    }
  }

  /// Writes a file as `write` does, or to standard output where no path is given.
  static func give(_ bytes: [UInt8], to path: String?) throws {
    if let path { return try write(bytes, to: path) }
    let output = Output.standardOutput
    output.write(bytes)
    try output.finish()
  }

  private static func overwrite(_ bytes: [UInt8], _ path: String) throws {
    do {
      let output = try Output(path: path)
      output.write(bytes)
      try output.flush()
    } catch {
      throw Exit.because(Exit.failedIO, "\(path): write_failed: \(error.message)")
    }
  }

  private static func file(_ path: String, _ limitBytes: Int) throws -> [UInt8] {
    do {
      if let bytes = try DurableFile.read(path, limitBytes: limitBytes) { return bytes }
    } catch {
      throw Exit.because(
        Exit.failedIO, "\(path): unreadable: \(error.cause?.lowercased() ?? error.message)")
    }
    throw Exit.because(Exit.missingInput, "\(path): missing_file: there is no such file")
  }

  private static func standardInput(_ limitBytes: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      while bytes.count <= limitBytes,
        let data = try FileHandle.standardInput.read(upToCount: 1 << 16), !data.isEmpty
      {
        bytes += data
      }
    } catch {
      throw Exit.because(Exit.failedIO, "standard input: unreadable: it can't be read")
    }
    return bytes
  }
}
