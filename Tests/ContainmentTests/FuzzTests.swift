import Foundation
import TestSupport
import Testing

/// What `Tools/fuzz` runs for longer: `EDICT_FUZZ_SECONDS` of mutations that begin at
/// `EDICT_FUZZ_SEED`.
@Suite("packs and records changed at random")
struct FuzzTests {
  private static func setting(_ name: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  @Test("break nothing, hang nothing, leak nothing, and are decided the same way twice")
  func fuzz() throws {
    let seconds = Self.setting("EDICT_FUZZ_SECONDS", 3)
    let seed = Self.setting("EDICT_FUZZ_SEED", 1)
    let packs = try FuzzPack.all(cases: seconds < 30 ? 20 : 400)
    let clock = ContinuousClock()
    let end = clock.now + .seconds(seconds)
    var (round, began) = (0, Self.residentBytes)
    while clock.now < end {
      // Each round has a seed of its own, so that it can be run again by itself.
      var mutator = Mutator(seed: UInt64(seed &* 1_000_003 &+ round))
      let pack = packs[round % packs.count]
      let other = packs[Int.random(in: 0..<packs.count, using: &mutator.random)]
      if seconds > 30 { Self.note(round, pack) }
      let start = clock.now
      let fault = try pack.tryOne(&mutator, other: other)
      let time = clock.now - start
      #expect(fault == nil, "round \(round) of seed \(seed), \(pack.name)")
      #expect(time < .seconds(2 * Self.slowness), "round \(round) of seed \(seed), \(pack.name)")
      round += 1
      if round == packs.count * 3 { began = Self.residentBytes }
    }
    print("fuzz: \(round) rounds in \(seconds) s, seed \(seed)")
    #expect(round > 0)
    if round > packs.count * 6 { #expect(Self.residentBytes < began + 256 << 20) }
  }

  #if DEBUG
    /// How much longer everything takes than where it is optimized.
    private static let slowness = 5
  #else
    /// How much longer everything takes than where it is optimized.
    private static let slowness = 1
  #endif

  /// Says which round is tried and where its files are, for whoever finds it broken off.
  private static func note(_ round: Int, _ pack: FuzzPack) {
    try? "round \(round), \(pack.name), \(pack.path)\n"
      .write(toFile: NSTemporaryDirectory() + "edict-fuzz.last", atomically: false, encoding: .utf8)
  }

  /// How much memory the process holds.
  private static var residentBytes: Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?
      .split(separator: " ")
    return (fields.flatMap { $0.count > 1 ? Int($0[1]) : nil } ?? 0) * 4096
  }
}
