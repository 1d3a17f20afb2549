internal import Trials

extension DryRunAuthor {
  /// What the words and the statistics of the page mean.
  var reading: [Markup] {
    let rows = [outcomes, attribution, segmentRows].flatMap { $0 }
    return [facts(rows.map { (label: $0.0, value: "\($0.1)") })]
  }

  private var outcomes: [(String, String)] {
    [
      (
        say("Flip", "改变"),
        say(
          "A decision about a dossier comes to another outcome, with no error before or after. Errors are counted apart.",
          "对一份材料的某项决定得出不同结果，且前后均无错误。错误另行统计。")
      ),
      (
        say("Yes before, after", "前、后：是"),
        say(
          "The share of all dossiers that come to yes, those in error included.",
          "结果为“是”的材料占全部材料（含出错者）的比例。")
      ),
    ]
  }

  private var attribution: [(String, String)] {
    if report.edits.isEmpty { return [] }
    return [
      (
        say("Edit", "修改"),
        say(
          "One rule, value, row or function whose meaning changed; layout, comments and texts are none.",
          "含义发生变化的一条规则、一个取值、一行或一个函数；排版、注释和文字不算。")
      ),
      (
        say("What an edit does", "修改的作用"),
        say(
          "Each edit was put in alone, and left out alone, for the dossiers that flip. One flip can count for several edits, so the columns need not add up to the flips.",
          "对结果改变的材料，逐处单独采用、单独撤回各修改后重新试算。同一改变可计入多处修改，故各列之和不必等于改变总数。")
      ),
    ]
  }

  private var segmentRows: [(String, String)] {
    if segments.isEmpty { return [] }
    let least = SegmentComparison.leastDossiers
    let tests = comparison.verdicts.joined().count { if case .tested = $0 { true } else { false } }
    return [
      (
        say("Against others", "与其余之差"),
        say(
          "The share of flips with the value less the share of flips among all other dossiers, in percentage points.",
          "该取值材料的改变比例减去其余全部材料的改变比例，单位为百分点。")
      ),
      (
        say("95% interval", "95% 区间"),
        say(
          "Were the dossiers drawn again and again from those that could come, 95 in 100 such intervals would hold the true difference (Newcombe's hybrid score interval, 1998, method 10).",
          "若反复从可能出现的材料中抽取样本，每 100 个这样的区间约有 95 个包含真实差异（Newcombe 1998 年混合得分区间，方法 10）。")
      ),
      (
        say("p, corrected", "校正 p 值"),
        say(
          "How likely a difference as large would be by chance alone: Fisher's exact test, two-sided, corrected by Holm over the \(count(tests)) tests of this report, so that many tests don't feign a finding. Below 0.05 it says “differs”. Since the interval is not corrected, it can leave out zero where no difference is shown.",
          "仅凭偶然出现同样大差异的概率：双侧 Fisher 精确检验，并对本报告的 \(count(tests)) 次检验作 Holm 校正，以免因检验次数多而误判。低于 0.05 记为“有差异”。区间未作校正，故未发现差异时区间也可能不含零。"
        )
      ),
      (
        say("Not tested", "未检验"),
        say(
          "Values with fewer than \(least) dossiers are told without a test. That nothing was shown does not show that there is no difference.",
          "材料不足 \(least) 份的取值只列数字，不作检验。未发现差异并不证明没有差异。")
      ),
      (
        say("What it does not say", "不能说明的事"),
        say(
          "A difference tells where the change falls, and not whether it should fall there.",
          "差异只说明修改影响了谁，并不说明是否应当如此。")
      ),
    ]
  }
}
