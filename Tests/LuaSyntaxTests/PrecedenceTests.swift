import LuaSyntax
import Testing

/// How operators bind.
///
/// Source: https://www.lua.org/manual/5.4/manual.html#3.4.8
@Suite("precedence")
struct PrecedenceTests {
  /// The operators by level, loosest first.
  private static let levels: [[BinaryOperator]] = [
    [.or], [.and], [.less, .greater, .lessOrEqual, .greaterOrEqual, .notEqual, .equal],
    [.bitOr], [.bitXor], [.bitAnd], [.shiftLeft, .shiftRight], [.concatenate],
    [.add, .subtract], [.multiply, .divide, .floorDivide, .modulo], [.power],
  ]

  private func tree(_ text: String) throws -> String {
    let source = SourceText(name: "test.lua", bytes: Array("return \(text)".utf8))
    return TreePrinter.text(try Parser.parse(source).block)
  }

  private func level(of operation: BinaryOperator) throws -> Int {
    try #require(Self.levels.firstIndex { $0.contains(operation) })
  }

  @Test("of two operators the tighter binds first, of equals the left, but for `..` and `^`")
  func pairs() throws {
    for first in BinaryOperator.allCases {
      for second in BinaryOperator.allCases {
        let isRight = [.concatenate, .power].contains(first)
        let (outer, inner) = (try level(of: first), try level(of: second))
        let bindsRight = inner > outer || (inner == outer && isRight)
        let (one, two) = (first.rawValue, second.rawValue)
        let expected =
          bindsRight ? "(\(one) a (\(two) b c))" : "(\(two) (\(one) a b) c)"
        #expect(try tree("a \(one) b \(two) c") == "(return \(expected))")
      }
    }
  }

  @Test("a unary operator binds tighter than all but `^`")
  func unary() throws {
    for sign in UnaryOperator.allCases {
      for operation in BinaryOperator.allCases {
        let (one, two) = (sign.rawValue, operation.rawValue)
        let isPower = operation == .power
        let expected = isPower ? "(\(one) (\(two) a b))" : "(\(two) (\(one) a) b)"
        #expect(try tree("\(one) a \(two) b") == "(return \(expected))")
        #expect(try tree("a \(two) \(one) b") == "(return (\(two) a (\(one) b)))")
      }
    }
  }

  @Test(
    "longer mixtures bind as the manual says",
    arguments: [
      ("2^-3^2", "(^ 2 (- (^ 3 2)))"), ("-x^2", "(- (^ x 2))"),
      ("a or b and c == d", "(or a (and b (== c d)))"),
      ("not a == b", "(== (not a) b)"),
      ("a .. b .. c == d", "(== (.. a (.. b c)) d)"),
      ("1 + 2 - 3 + 4", "(+ (- (+ 1 2) 3) 4)"),
      ("a < b ~= c", "(~= (< a b) c)"),
      (
        "a | b ~ c & d << e .. f + g * -h ^ i",
        "(| a (~ b (& c (<< d (.. e (+ f (* g (- (^ h i)))))))))"
      ),
      ("(a + b) * c", "(* (() (+ a b)) c)"),
    ])
  func mixture(text: String, tree: String) throws {
    #expect(try self.tree(text) == "(return \(tree))")
  }
}
