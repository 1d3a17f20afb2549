import Foundation
import FoundationXML

/// A page as its parser sees it; what isn't well-formed has faults.
final class RulebookPage: NSObject, XMLParserDelegate {
  /// The names of all elements.
  private(set) var elements: Set<String> = []
  /// The names of all attributes.
  private(set) var attributes: Set<String> = []
  /// Every `id`, in order.
  private(set) var anchors: [String] = []
  /// Every `href`, in order.
  private(set) var links: [String] = []
  /// The headings in order: the level, and the text.
  private(set) var headings: [(level: Int, text: String)] = []
  /// All text but that of `style`.
  private(set) var text = ""
  /// The texts of headings, of items and of cells, one by one.
  private(set) var pieces: [String] = []
  /// Heads of tables that don't say of what they are the head.
  private(set) var headsWithoutScope = 0
  /// Why it isn't well-formed.
  private(set) var faults: [String] = []

  private var open: [(name: String, text: String)] = []

  init(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    if !parser.parse() {
      faults.append("\(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")")
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.insert(name)
    self.attributes.formUnion(attributes.keys)
    if let id = attributes["id"] { anchors.append(id) }
    if let link = attributes["href"] { links.append(link) }
    if name == "th", attributes["scope"] == nil { headsWithoutScope += 1 }
    open.append((name, ""))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard open.last?.name != "style" else { return }
    text += string
    for index in open.indices { open[index].text += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let ended = open.popLast() else { return }
    if ["dd", "dt", "h1", "h2", "h3", "h4", "li", "p", "td", "th"].contains(name) {
      pieces.append(ended.text)
    }
    if name.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()) {
      headings.append((level, ended.text))
    }
  }
}
