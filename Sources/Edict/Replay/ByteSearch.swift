package import Foundation

extension ContiguousBytes {
  /// Whether a part, which isn't empty, stands somewhere in the bytes.
  package func holds(_ part: [UInt8]) -> Bool {
    withUnsafeBytes { bytes in
      part.withUnsafeBytes { part in
        guard let last = part.last, let first = part.baseAddress else { return true }
        // The last byte of a part is rarer than a quote, with which most begin.
        var end = part.count - 1
        while end < bytes.count, let start = bytes.baseAddress,
          let found = memchr(start + end, Int32(last), bytes.count - end)
        {
          end = found - UnsafeMutableRawPointer(mutating: start)
          if memcmp(start + (end - part.count + 1), first, part.count) == 0 { return true }
          end += 1
        }
        return false
      }
    }
  }
}
