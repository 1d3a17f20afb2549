import Edict
import Foundation
import TestSupport
import Testing

@Suite("the rulebook of a queue")
struct RulebookQueueTests {
  private static let files = [
    "pack.yaml": "id: p\ntitle: P\nsubject: firm\nlanguages: [en, zh]\ndecisions: [allocation]\n",
    "sources.yaml": "bank: { title: The bank }\n",
    "records/firm.yaml": """
    title: A firm
    type: object
    additionalProperties: false
    x-id: id
    required: [id]
    properties:
      id: { type: string }
      asks: { type: number, minimum: 0, title: Amount asked }
      area: { type: string, title: Key area }

    """,
    "parameters/all.yaml": """
    envelope: { title: Envelope, type: number, values: [{ status: assumed, source: bank, value: 100 }] }

    """,
    "messages/zh.yaml": """
    allocation: { title: 额度分配, rules: { named: { title: 有领域 } },
      caps: { area: { title: 单一领域, fail: "{takes}超过{free}（{firm.area}）" } } }
    words: { A firm: 企业, Amount asked: 申请金额, Key area: 领域, Envelope: 总额度 }

    """,
    "rules/allocation.lua": """
    decision {
      title = "Allocation", over = "portfolio", combine = "queue", short = "stop",
      order = function(firm) return firm.asks end,
    }

    rule "named" { title = "Has an area", source = "bank", test = function(firm) return firm.area ~= "" end }

    -- By area.
    cap "area" {
      title = "One area", source = "bank: 2",
      per   = function(firm) return firm.area end,
      takes = function(firm) return firm.asks end,
      holds = 0,
      limit = params.envelope,
      fail  = "{takes} for {firm.area}, {free} is free",
    }

    """,
  ]

  /// The chapter of decisions in Markdown.
  private static func chapter(_ language: Language) throws -> String {
    let folder = try TemporaryFolder()
    for (path, text) in files { try folder.write(text, to: path) }
    let book = Rulebook(try Policy(contentsOf: folder.url), language: language).markdown
    let first = try #require(book.firstRange(of: "<a id=\"decided.allocation\"></a>\n\n"))
    let end = try #require(book.firstRange(of: "\n<a id=\"chapter.parameters\">"))
    return String(book[first.upperBound..<end.lowerBound])
  }

  @Test("tells how dossiers come, what they take from, and what is said where there is no room")
  func english() throws {
    #expect(
      try Self.chapter(.english) == #"""
        ### Allocation · `allocation`

        Decided of all dossiers together, after the last of them. Dossiers that pass every rule come one after the other, in the order below, and take from the caps. A dossier is granted what it asks for where every cap has room; else it is refused, and so are all behind it.

        - **In force**: without limit
        - **As-of date**: the day that is asked for; without one, today in UTC
        - **Order**: ascending by the keys that the file gives, then by the subject's id, as it says at `rules/allocation.lua:3:11`
        - **Reads facts**: [Amount asked](#records.firm)

        <a id="allocation-named"></a>

        #### Has an area · `named`

        - **Source**: [\[1\] The bank](#sources.bank)
        - **Reads facts**: [Key area](#records.firm)
        - **Stands at**: `rules/allocation.lua:6`

        <a id="allocation-area"></a>

        #### One area · `area` · cap

        - **Source**: [\[1\] The bank](#sources.bank), 2
        - **Groups**: each group has a limit of its own
        - **Limit**: “[Envelope](#params.envelope)”
        - **Each takes**: computed, as the file says at `rules/allocation.lua:12:11`
        - **Each holds already**: 0
        - **Says where there is no room**: “‹amount asked for› for [‹Key area›](#records.firm), ‹amount free› is free”
        - **Reads facts**:
          - [Key area](#records.firm)
          - [Amount asked](#records.firm)
        - **Reads parameters**: [Envelope](#params.envelope)
        - **Stands at**: `rules/allocation.lua:9`

        """#)
  }

  @Test("tells the same in Chinese")
  func chinese() throws {
    #expect(
      try Self.chapter(.chinese) == #"""
        ### 额度分配 · `allocation`

        在全部申请逐一作出决定之后，就其整体作出。满足全部规则的申请按以下次序逐一从各项额度中取用。各项额度均有余额的，予以批准；否则不予批准，其后的申请亦均不予批准。

        - **有效期**：不限
        - **基准日**：提问时指定的日期；未指定时为UTC时区的当日
        - **次序**：按规则文件给出的排序键升序，相同时按主体编号，见规则文件 `rules/allocation.lua:3:11`
        - **读取信息**：[申请金额](#records.firm)

        <a id="allocation-named"></a>

        #### 有领域 · `named`

        - **依据**：[\[1\] The bank](#sources.bank)
        - **读取信息**：[领域](#records.firm)
        - **位置**：`rules/allocation.lua:6`

        <a id="allocation-area"></a>

        #### 单一领域 · `area` · 额度

        - **依据**：[\[1\] The bank](#sources.bank)，2
        - **分组**：各组分别有其限额
        - **限额**：“[总额度](#params.envelope)”
        - **每户取用**：经计算得出，见规则文件 `rules/allocation.lua:12:11`
        - **每户已占用**：0
        - **余额不足时说明**：“‹申请数额›超过‹剩余额度›（[‹领域›](#records.firm)）”
        - **读取信息**：
          - [领域](#records.firm)
          - [申请金额](#records.firm)
        - **读取参数**：[总额度](#params.envelope)
        - **位置**：`rules/allocation.lua:9`

        """#)
  }
}
