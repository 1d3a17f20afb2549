import Edict

/// The files of a pack and of those that it uses, as a log holds them: under `uses/alias/`.
struct UsedFiles {
  private var files: [String: String] = [:]

  /// Takes the pack's own files.
  init(_ files: [String: String]) { self.files = files }

  /// The same with a pack that is used under an alias.
  func using(_ alias: String, _ used: UsedFiles) -> UsedFiles {
    var all = self
    for (path, text) in used.files { all.files["uses/\(alias)/\(path)"] = text }
    return all
  }

  /// Reads the pack.
  func policy() throws(PackError) -> Policy {
    try Policy(PackFiles(files.mapValues { Array($0.utf8) }))
  }

  /// A pack about firms, with a source `law`.
  static func pack(
    _ id: String, _ decisions: String, uses: String = "", _ files: [String: String]
  ) -> UsedFiles {
    let own = [
      "pack.yaml": "id: \(id)\ntitle: \(id)\nsubject: firm\n"
        + (uses.isEmpty ? "" : "uses: { \(uses) }\n") + "decisions: [\(decisions)]\n",
      "sources.yaml": "law: { title: The law }\n",
    ]
    return UsedFiles(own.merging(files) { $1 })
  }

  /// The record type `firm` with an id and these fields.
  static func firm(_ fields: String, required: String = "id") -> String {
    """
    title: A firm
    type: object
    additionalProperties: false
    x-id: id
    required: [\(required)]
    properties:
      id: { type: string }
    \(fields.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    """
  }

  /// A rule file of one rule that tests an expression.
  static func rule(_ test: String, _ more: String = "") -> String {
    """
    decision { title = "D", combine = "all"\(more) }
    rule "r" { title = "R", source = "law", test = function(firm) return \(test) end }
    """
  }
}

extension Policy {
  /// The results of a dossier as canonical JSON.
  func results(_ json: String, asOf day: String = "2026-03-01") throws -> String {
    let dossier = try dossier(json: Array(json.utf8))
    guard let day = CalendarDate(iso: day) else { return "" }
    var writer = JSONWriter()
    try Decider(self).decide(dossier, asOf: day).writeResults(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
