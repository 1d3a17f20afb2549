import Foundation

/// Debian's Lua 5.4, which tells what Lua's own compiler says to a text.
enum LuaOracle {
  /// Whether `lua5.4` can be run.
  static let isThere = (try? run(["-e", "assert(_VERSION == 'Lua 5.4')"])) != nil

  /// For every text whether Lua accepts it: nil, or else its message.
  static func messages(for texts: [[UInt8]]) throws -> [String?] {
    try answers(to: texts, script: compile).map { $0 == "ok" ? nil : $0 }
  }

  /// For every expression the value that Lua gives it, in the notation of `script` below.
  static func values(of expressions: [[UInt8]]) throws -> [String] {
    try answers(to: expressions.map { Array("return ".utf8) + $0 }, script: evaluate)
  }

  private static let read = """
    local file = assert(io.open(arg[1], "rb"))
    local function texts()
      local length = file:read("n")
      if not length then return nil end
      file:read(1)
      return length == 0 and "" or file:read(length)
    end
    """

  /// Only `loadfile` skips a byte order mark and a first line with `#`.
  private static let compile =
    read + """

      for text in texts do
        local chunk, message
        if text:find("^#") or text:find("^\\xEF\\xBB\\xBF") then
          local copy = assert(io.open(arg[1] .. ".lua", "wb"))
          copy:write(text)
          copy:close()
          chunk, message = loadfile(arg[1] .. ".lua", "t")
        else
          chunk, message = load(text, "=text", "t")
        end
        print(chunk and "ok" or (message:gsub("%c", "?")))
      end
      """

  private static let evaluate =
    read + """

      for text in texts do
        local chunk = load(text, "=text", "t")
        local ran, value = pcall(chunk)
        if not ran then value = nil end
        if type(value) == "string" then
          print("string " .. value:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
        elseif value and math.type(value) == "float" then
          print("float " .. ("%016x"):format(string.unpack("<i8", string.pack("<d", value))))
        else
          print(value and "integer " .. value or "refused")
        end
      end
      """

  private static func answers(to texts: [[UInt8]], script: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "edict-oracle-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = folder.appending(path: "oracle.lua")
    let input = folder.appending(path: "texts")
    try Data(script.utf8).write(to: program)
    var data = Data()
    for text in texts {
      data += Data("\(text.count) ".utf8)
      data += Data(text)
      data += Data("\n".utf8)
    }
    try data.write(to: input)
    let output = try run([program.path, input.path])
    return output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }

  private struct Failed: Error {}

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["lua5.4"] + arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failed() }
    return String(decoding: data, as: UTF8.self)
  }
}
