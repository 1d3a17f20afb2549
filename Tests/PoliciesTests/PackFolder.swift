import Foundation
import Policies
import TestSupport

/// A small pack in a folder of its own.
final class PackFolder {
  private let folder: TemporaryFolder

  init(rules: String, extra: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    try folder.write("id: p\ntitle: P\nsubject: s\ndecisions: [d]\n", to: "pack.yaml")
    try folder.write("a: { title: A }\n", to: "sources.yaml")
    try folder.write(
      "type: object\nadditionalProperties: false\nx-id: id\nrequired: [id]\n"
        + "properties: { id: { type: string }, n: { type: number }, m: { type: number } }\n",
      to: "records/s.yaml")
    try folder.write(rules, to: "rules/d.lua")
    for (path, text) in extra { try folder.write(text, to: path) }
  }

  var url: URL { folder.url }

  /// Reads the pack, also where its rules could raise.
  func policy() throws -> Policy { try Policy(contentsOf: folder.url, checksTypes: false) }
}
