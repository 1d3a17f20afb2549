import Foundation
import LuaSyntax
import Policies
import Testing

@Suite("the bundled packs")
struct BundledPackTests {}
