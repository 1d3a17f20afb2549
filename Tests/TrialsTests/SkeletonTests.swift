import Testing
import Trials

@Suite("the module")
struct SkeletonTests {
  @Test("a suite can be named")
  func suite() { #expect("\(TestSuite.self)" == "TestSuite") }
}
