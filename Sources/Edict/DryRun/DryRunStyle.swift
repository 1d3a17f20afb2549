/// How the page of a dry run looks beyond what all pages have in common.
enum DryRunStyle {
  /// The style sheet; it holds neither `<` nor `&`, so that the page stays XML.
  static let sheet = """
    caption { position: static; width: auto; height: auto; overflow: visible; clip-path: none; white-space: normal;
      padding: 0 0 .4rem; text-align: left; color: var(--soft); font-size: .9rem; }
    tbody th { border-bottom: 1px solid var(--line); font-weight: 400; white-space: normal; }
    th, td { padding-right: .8rem; }
    thead th { white-space: normal; vertical-align: bottom; line-height: 1.35; }
    tbody th { min-width: 6rem; }
    td.number { white-space: nowrap; }
    td ul { margin: 0; padding: 0; list-style: none; }
    h4 { margin: 1.6rem 0 .6rem; }
    svg { display: block; width: 100%; max-width: 45rem; height: auto; margin: 1rem 0 .4rem; }
    svg text { font-size: 13px; fill: #1c2128; }
    svg .label { text-anchor: end; }
    svg .middle { text-anchor: middle; fill: #57606a; }
    svg .value { font-variant-numeric: tabular-nums; }
    svg .solid { fill: #0a4f96; stroke: #0a4f96; stroke-width: 1.2; }
    svg .hollow { fill: #fff; stroke: #1c2128; stroke-width: 1.2; }
    svg .whisker { fill: none; stroke: #1c2128; stroke-width: 1.4; }
    svg .zero { stroke: #1c2128; stroke-width: 1.2; }
    svg .tick { stroke: #d4d9df; stroke-width: 1; }
    .lead { font-size: 1.12rem; }
    .finding { font-weight: 600; }
    dd code { word-break: break-all; }
    pre ins, pre del { display: block; text-decoration: none; }
    pre ins { background: #e9f6ed; }
    pre del { background: #fdecea; }
    footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 3px solid var(--ink); font-size: .9rem; }
    footer pre { font-size: .82rem; }
    @media screen and (min-width: 76rem) { footer { grid-column: 2; margin-top: 0; } }
    @media print {
      @page { size: A4; }
      svg, pre, tr { break-inside: avoid; }
      caption, thead { break-after: avoid; }
      svg { max-width: 15cm; }
      section { break-inside: auto; }
      ins, del, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      nav { break-after: avoid; }
    }
    """
}
