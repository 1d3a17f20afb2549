public import ArgumentParser
public import Edict

/// In which language a command words decisions.
struct LanguageOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The language of titles and reasons: en or zh; the pack's first without it.",
      valueName: "language"))
  var language: Language?
}

extension Language: ExpressibleByArgument {}
