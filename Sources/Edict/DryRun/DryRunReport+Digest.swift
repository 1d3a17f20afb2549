internal import CanonicalJSON
internal import Policies
public import Trials

extension DryRunReport {
  /// The report as canonical JSON and a line feed: what `edict dry-run --format json` writes.
  public var json: [UInt8] {
    var writer = JSONWriter()
    write(to: &writer)
    return writer.bytes + [0x0A]
  }

  /// The digest of `json`, as `sha256:` and 64 digits.
  public var jsonDigest: String { "sha256:" + Revision.digest(of: json) }
}
