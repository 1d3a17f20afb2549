import ArgumentParser
import Edict
import Foundation

/// One run of `edict dry-run`: reads, decides twice, and writes.
struct DryRunSession {
  private let dryRun: DryRun
  private let options: DryRunCommand
  private var source: any DryRunSource
  private let output: Output
  private let name: String
  private var progress: Progress
  private let expectation: DryRunExpectation?

  init(_ dryRun: DryRun, options: DryRunCommand) throws {
    self.dryRun = dryRun
    self.options = options
    expectation = try options.expect.map { try DryRunExpectation(path: $0) }
    if let log = options.past.history {
      source = try options.past.source(
        log, baseline: dryRun.baseline, candidate: dryRun.candidate,
        asOf: options.asOf == nil ? nil : dryRun.candidateAsOf)
      progress = Progress(totalBytes: nil)
    } else {
      let input = try RecordFile(argument: options.records ?? "-")
      source = DryRunRecords(
        input.source, baseline: dryRun.baseline.pack.dossierType,
        candidate: dryRun.candidate.pack.dossierType)
      progress = Progress(totalBytes: input.size)
    }
    name = options.output ?? "standard output"
    if let path = options.output, let records = options.records, RecordFile.isSame(path, records) {
      throw Exit.because(
        Exit.usage, "edict: output_is_records: --output: `\(path)` holds the records")
    }
    do {
      output = try options.output.map { try Output(path: $0) } ?? .standardOutput
    } catch let error as Output.Failure {
      throw Exit.because(Exit.failedIO, "\(name): write_failed: \(error.message)")
    }
  }

  /// Runs, writes, and ends with what the gates and the records ask.
  mutating func run(_ gates: [DryRunGate]) throws {
    var report = try decided()
    if let history = source as? DryRunHistory {
      Output.note(report.population.replayable(history))
      if options.asOf == nil { (report.baseline.asOf, report.candidate.asOf) = (nil, nil) }
    }
    switch options.format {
    case .text: output.write(DryRunText(report: report).pretty)
    case .json: output.write(report.json)
    case .html: output.write(page(report).html)
    case .csv: break
    }
    do {
      try output.flush()
    } catch {
      throw Exit.because(Exit.failedIO, "\(name): write_failed: \(error.message)")
    }
    try end(report, gates)
  }

  private mutating func decided() throws -> DryRunReport {
    let isCSV = options.format == .csv
    if isCSV { output.write(DryRunCSV.header) }
    defer { progress.clear() }
    do {
      return try dryRun.run(
        &source, threads: options.jobs, progress: { progress.show($0) },
        onFlip: { [output] flip, edits in
          guard isCSV else { return }
          output.write(DryRunCSV.row(flip, edits))
          if output.isFull { try output.flush() }
        })
    } catch let error as RecordInputError {
      progress.clear()
      let code = error.code == .unreadable ? Exit.failedIO : Exit.refusedRecords
      throw Exit.because(code, error.description)
    } catch let error as RuleError {
      throw Exit.because(Exit.invalidPack, error.description)
    } catch let error as Output.Failure {
      throw Exit.because(Exit.failedIO, "\(name): write_failed: \(error.message)")
    } catch  where source is DryRunHistory {
      throw PersonsOption.ending(error)
    } catch {
      throw Exit.because(Exit.failedIO, "edict: \(error)")
    }
  }

  private func page(_ report: DryRunReport) -> DryRunPage {
    let packs = [dryRun.candidate.pack, dryRun.baseline.pack]
    return DryRunPage(
      report, language: packs[0].language(options.language.language), packs: packs,
      reportDigest: report.jsonDigest, madeAt: Stamp.now().decidedAt)
  }

  private func end(_ report: DryRunReport, _ gates: [DryRunGate]) throws {
    let population = report.population
    let isHistory = source is DryRunHistory
    for refusal in population.refusals {
      let error = refusal.error
      if isHistory {
        let field = error.field.map { "`\($0)`: " } ?? ""
        Output.note(
          "entry \(error.record): \(error.code.name): \(field)\(error.message): refused by "
            + refusal.by.words)
        continue
      }
      Output.note("\(refusal.error): refused by \(refusal.by.words)")
    }
    var code: Int32 = population.refused > 0 ? Exit.refusedRecords : 0
    for gate in gates {
      guard let crossing = gate.crossing(report) else { continue }
      Output.note("gate_crossed: `\(gate.text)`: \(crossing)")
      code = max(code, Exit.finding)
    }
    if let expectation, try !expectation.holds(report) { code = max(code, Exit.finding) }
    if code != 0 { throw ExitCode(code) }
  }
}

extension DryRunReport.Population {
  /// How many records at least one of the packs refuses.
  var refused: Int { refusedByBoth + refusedByBaseline + refusedByCandidate }
}

extension DryRunReport.Refusal.Refuser {
  /// Who that is, in words.
  var words: String {
    switch self {
    case .both: "both packs"
    case .baseline: "the baseline"
    case .candidate: "the candidate"
    }
  }
}

extension Progress {
  /// Shows how far a dry run is.
  mutating func show(_ progress: DryRun.Progress) {
    switch progress {
    case .decided(let count): show(text: "\(count.grouped) decided by both")
    }
  }
}
