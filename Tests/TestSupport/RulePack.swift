public import Foundation

/// A pack of the repository, a folder below `Rules`.
public struct RulePack: Sendable, Hashable, CustomStringConvertible {
  /// The folder's name.
  public let name: String

  /// The pack in the folder of that name.
  public init(_ name: String) { self.name = name }

  /// Every pack there is, in the order of their names.
  public static let all: [RulePack] = {
    let rules = SharedFolder.repository().appending(path: "Rules").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: rules)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map(RulePack.init)
  }()

  /// The folder's name.
  public var description: String { name }

  /// Its folder.
  public var folder: URL { SharedFolder.repository().appending(path: "Rules/" + name) }

  /// Its files of examples, in the order of their names.
  public func examples() throws -> [URL] {
    let examples = folder.appending(path: "examples")
    return try FileManager.default.contentsOfDirectory(atPath: examples.path).sorted()
      .map { examples.appending(path: $0) }
  }
}
