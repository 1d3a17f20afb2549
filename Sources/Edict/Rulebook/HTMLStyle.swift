/// How the page of a rulebook looks, on a screen and on paper.
enum HTMLStyle {
  /// The style sheet; it holds neither `<` nor `&`, so that the page stays XML.
  static let sheet = """
    :root { --ink: #1c2128; --soft: #57606a; --line: #d4d9df; --tint: #f5f7f9; --link: #0a4f96; }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 2.5rem 1.5rem 6rem; max-width: 56rem; color: var(--ink);
      background: #fff; line-height: 1.6; overflow-wrap: break-word;
      font-family: "Noto Sans", "Source Sans 3", "Segoe UI", system-ui, -apple-system, "PingFang SC",
        "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", sans-serif;
    }
    :lang(zh) body, body:lang(zh) { line-height: 1.75; }
    code, pre {
      font-family: "Noto Sans Mono", ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC",
        monospace; font-size: .86em;
    }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
    a:focus-visible, summary:focus-visible, .wide:focus-visible {
      outline: 2px solid var(--link); outline-offset: 2px;
    }
    header { border-bottom: 3px solid var(--ink); padding-bottom: 1.2rem; }
    .kind { margin: 0; color: var(--soft); letter-spacing: .08em; }
    h1 { margin: .2rem 0 0; font-size: 2.1rem; line-height: 1.25; }
    h2, h3, h4 { line-height: 1.35; scroll-margin-top: 1rem; }
    h2 { margin: 3.5rem 0 1rem; padding-bottom: .4rem; border-bottom: 1px solid var(--ink); font-size: 1.6rem; }
    h3 { margin: 2.6rem 0 .7rem; font-size: 1.22rem; }
    h4 { margin: 0 0 .6rem; font-size: 1.03rem; }
    h3 code, h4 code { margin-left: .35em; font-weight: 400; color: var(--soft); }
    p { margin: .7rem 0; max-width: 44rem; }
    ul { margin: .4rem 0; padding-left: 1.2rem; }
    nav { margin-top: 1.6rem; font-size: .93rem; }
    nav h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: 1rem; }
    nav ul { margin: 0; padding-left: 1.1rem; list-style: none; }
    nav > ul { padding-left: 0; }
    nav > ul > li { margin-top: .45rem; }
    nav > ul > li > a { font-weight: 600; }
    nav a { display: inline-block; padding: .06rem 0; color: var(--ink); text-decoration: none; }
    nav a:hover { color: var(--link); text-decoration: underline; }
    nav ul ul ul { padding-left: .9rem; border-left: 1px solid var(--line); }
    nav ul ul ul a { color: var(--soft); }
    dl { display: grid; grid-template-columns: 9.5rem 1fr; gap: .3rem 1.2rem; margin: .7rem 0; }
    dt { color: var(--soft); font-size: .93rem; }
    dd { margin: 0; min-width: 0; }
    dd ul { margin: 0; padding: 0; list-style: none; }
    .level-4 { margin: 1.2rem 0; padding: 1rem 1.2rem; border: 1px solid var(--line); border-radius: 6px; }
    .level-4 dl { margin: 0; font-size: .95rem; }
    .mark {
      margin-left: .4em; padding: .12em .6em; border-radius: 1em; background: var(--ink); color: #fff;
      font-size: .75rem; font-weight: 600; white-space: nowrap; vertical-align: .12em;
    }
    .status {
      padding: .1em .55em; border: 1px solid; border-radius: 1em; font-size: .82rem; white-space: nowrap;
    }
    .rank-0 { color: #14592c; background: #e9f6ed; }
    .rank-1 { color: #0a4f96; background: #e8f1fb; }
    .rank-2 { color: #704a00; background: #fdf3dc; }
    .rank-3 { color: #8a1f17; background: #fdecea; }
    .slot {
      padding: 0 .18em; border-radius: 3px; background: #eaf0f6; font-style: normal;
      -webkit-box-decoration-break: clone; box-decoration-break: clone;
    }
    .wide { margin: .9rem 0; overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: .92rem; }
    caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    th, td { padding: .42rem .9rem .42rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
    th { border-bottom: 1.5px solid var(--ink); font-weight: 600; white-space: nowrap; }
    th:last-child, td:last-child { padding-right: 0; }
    .narrow { width: 1%; padding-right: 1.4rem; white-space: nowrap; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    tr:target, section:target > h2, section:target > h3, section:target > h4 { background: #fff6cf; }
    details { margin: .8rem 0 0; }
    summary { color: var(--soft); font-size: .9rem; cursor: pointer; }
    pre { margin: .5rem 0 0; padding: .8rem 1rem; overflow-x: auto; background: var(--tint); border-radius: 4px; line-height: 1.5; tab-size: 2; }
    @media (max-width: 40rem) {
      dl { grid-template-columns: 1fr; gap: 0; }
      dd { margin-bottom: .5rem; }
      h1 { font-size: 1.6rem; }
    }
    @media screen and (min-width: 76rem) {
      body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 0 3.5rem; max-width: 78rem; }
      header { grid-column: 1 / -1; }
      nav { position: sticky; top: 0; align-self: start; max-height: 100vh; padding: 1.6rem .5rem 2rem 0; margin: 0; overflow-y: auto; }
      main > section:first-child > h2 { margin-top: 1.6rem; }
    }
    @media print {
      @page { margin: 18mm 17mm 20mm; @bottom-right { content: counter(page); font-size: 9pt; } }
      html { font-size: 10pt; }
      body { max-width: none; padding: 0; line-height: 1.45; }
      a { color: inherit; text-decoration: none; }
      a.outside { color: var(--link); }
      nav ul ul { columns: 2; column-gap: 2rem; }
      nav ul ul ul { columns: 1; }
      nav li { break-inside: avoid-column; }
      h2, h3, h4 { break-after: avoid; }
      .level-2 > h2 { margin-top: 2rem; }
      .whole, dl, tr, .mark { break-inside: avoid; }
      .level-4 { padding: .6rem .9rem; }
      p { max-width: none; orphans: 3; widows: 3; }
      thead { display: table-header-group; break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      .wide { overflow: visible; }
      th { white-space: normal; }
      pre { white-space: pre-wrap; }
      details:not([open]) { display: none; }
      .status, .slot, .mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      tr:target, section:target > * { background: none; }
    }
    """
}
