internal import Decisions
internal import Policies
internal import Records

/// Writes the chapters of a rulebook from a pack.
///
/// A class, since it keeps what it found untranslated; it lives only while a book is written.
final class RulebookAuthor {
  let policy: Policy
  let language: Language
  /// The anchor of each rule by decision and rule.
  let ruleAnchors: [[String]]
  /// The number of each source in the bibliography.
  let sourceNumbers: [String: Int]
  /// The rules and decisions that use each parameter, in pack order.
  private(set) lazy var usesByParameter = readersByParameter()
  /// The rules and decisions that use each table, in pack order.
  private(set) lazy var usesByTable = readersByTable()
  /// The pack's texts in the book's language.
  private let messages: Messages?
  /// The texts that stand in for lack of a translation, each once.
  private var untranslated: [[Inline]] = []
  private var isUntranslated: Set<String> = []

  typealias Block = Rulebook.Block
  typealias Cell = Rulebook.Cell
  typealias Fact = Rulebook.Fact
  typealias Inline = Rulebook.Inline
  typealias Section = Rulebook.Section
  typealias Table = Rulebook.Table

  var pack: Pack { policy.pack }

  init(_ policy: Policy, language: Language) {
    self.policy = policy
    self.language = language
    messages = policy.pack.messages[language.rawValue]
    ruleAnchors = policy.pack.decisions.map(Self.anchors)
    let ids = policy.pack.sources.keys.sorted(by: utf16Less)
    sourceNumbers = Dictionary(uniqueKeysWithValues: zip(ids, 1...))
  }

  /// The chapters in order; those of which the pack has nothing are left out.
  func chapters() -> [Section] {
    let told = [
      aboutChapter(), decisionsChapter(), parametersChapter(), tablesChapter(),
      assumptionsChapter(), recordsChapter(), sourcesChapter(), functionsChapter(),
    ].compactMap { $0 }
    // Last, since only now is it known.
    return told + [untranslatedChapter()].compactMap { $0 }
  }

  func say(_ english: String, _ chinese: String) -> String { language.say(english, chinese) }

  // MARK: Texts

  /// A text of the pack in the book's language; noted where it stands in for lack of one.
  func inLanguage(_ text: String) -> String {
    if let translated = messages?.words[text] { return translated }
    note(text)
    return text
  }

  /// A word of an enumeration, a unit: what stands for it in the book's language, or itself.
  func word(_ word: String) -> String { messages?.words[word] ?? word }

  /// The title of a decision.
  func title(_ decision: DecisionDefinition) -> String {
    if let title = messages?.decisions[decision.name]?.title { return title }
    note(decision.title)
    return decision.title
  }

  /// The title of a rule.
  func title(_ rule: Rule, of decision: DecisionDefinition) -> String {
    if let title = texts(rule, of: decision)?.title { return title }
    note(rule.title)
    return rule.title
  }

  /// The title of a cap.
  func title(_ cap: Cap, of decision: DecisionDefinition) -> String {
    if let title = messages?.decisions[decision.name]?.caps[cap.id]?.title { return title }
    note(cap.title)
    return cap.title
  }

  /// What a cap says, noted where it stands in for lack of a translation.
  func message(_ cap: Cap, of decision: DecisionDefinition) -> MessageTemplate? {
    if let message = messages?.decisions[decision.name]?.caps[cap.id]?.fail { return message }
    guard let message = cap.fail else { return nil }
    note(message.written, shownAs: said(message, isOfCap: true))
    return message
  }

  /// A message of a rule, noted where it stands in for lack of a translation.
  func message(
    _ rule: Rule, of decision: DecisionDefinition, own: KeyPath<Rule, MessageTemplate?>,
    translated: KeyPath<Messages.RuleTexts, MessageTemplate?>
  ) -> MessageTemplate? {
    if let message = texts(rule, of: decision)?[keyPath: translated] { return message }
    guard let message = rule[keyPath: own] else { return nil }
    note(message.written, shownAs: said(message))
    return message
  }

  private func texts(_ rule: Rule, of decision: DecisionDefinition) -> Messages.RuleTexts? {
    messages?.decisions[decision.name]?.rules[rule.id]
  }

  /// Notes a text that stands in for lack of a translation; names and numbers need none.
  private func note(_ text: String, shownAs inlines: [Inline]? = nil) {
    let isFirst = language.rawValue == pack.languages.first ?? Language.english.rawValue
    if !isFirst, isUntranslated.insert(text).inserted {
      untranslated.append(inlines ?? [.text(text)])
    }
  }

  private func untranslatedChapter() -> Section? {
    if untranslated.isEmpty { return nil }
    let first = pack.language(nil)
    let name = first == .english ? say("English", "英文") : say("Chinese", "中文")
    return Section(
      anchor: Rulebook.anchor("chapter", "untranslated"),
      title: say("Not translated", "尚无译文"),
      blocks: [
        .paragraph([
          .text(
            say(
              "The pack has no text in this language for the following; the \(name) stands in.",
              "以下文本在规则包中没有中文译文，本手册以\(name)原文代替。"))
        ]),
        .list(untranslated),
      ])
  }

  // MARK: Anchors

  /// The anchors of a decision's rules: later versions of a rule bear the day from which they hold.
  private static func anchors(_ decision: DecisionDefinition) -> [String] {
    var seen: Set<String> = []
    return decision.rules.map { rule in
      // No decision's name holds a `-`, so no two rules share an anchor.
      let anchor = Rulebook.anchor(decision.name + "-" + rule.id)
      if seen.insert(anchor).inserted { return anchor }
      return anchor + "." + (rule.effective.from?.iso ?? "start")
    }
  }

  func link(_ decision: DecisionDefinition) -> Inline {
    .link(title(decision), anchor: Rulebook.anchor("decided", decision.name))
  }

  func link(parameter name: String) -> Inline {
    guard let parameter = pack.parameters[name] else { return .code(name) }
    return .link(inLanguage(parameter.title), anchor: Rulebook.anchor("params", name))
  }

  func link(table name: String) -> Inline {
    guard let table = pack.tables.first(where: { $0.name == name }) else { return .code(name) }
    return .link(inLanguage(table.title), anchor: Rulebook.anchor("tables", name))
  }
}

extension MessageTemplate {
  /// The message as its file writes it.
  fileprivate var written: String {
    parts.map { part in
      switch part {
      case .text(let text): text.replacing("{", with: "{{")
      case .value(let place):
        "{" + place.path + (place.format == .plain ? "" : ":" + place.format.rawValue) + "}"
      }
    }.joined()
  }
}
