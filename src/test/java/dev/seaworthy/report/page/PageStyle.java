package dev.seaworthy.report.page;

/** The style sheet of the page: light or dark as the reader's system is, and readable on a phone. */
final class PageStyle {
    static final Html CSS = new Html("""
            :root { color-scheme: light dark; --text: #1d2430; --page: #fff; --quiet: #5a6575; --line: #d7dce3;
              --box: #f4f6f9; --link: #1a56b0; --good: #dff3e3; --good-text: #14532d; --bad: #fbdcdc;
              --bad-text: #8a1414; --open: #fdf0c4; --open-text: #6b4e00; --error: #eadcf8; --error-text: #4c1d82 }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e2e6ed; --page: #14181f; --quiet: #9ba6b6; --line: #343d4b; --box: #1d232d;
                --link: #8ab8ff; --good: #16381f; --good-text: #a7e3b6; --bad: #521a1c; --bad-text: #ffb9b9;
                --open: #423509; --open-text: #f4da84; --error: #382257; --error-text: #d9c0fb }
            }
            body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 76rem;
              color: var(--text); background: var(--page); overflow-wrap: anywhere }
            h1 { font-size: 1.25rem; margin: .5rem 0 } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
            h3 { font-size: 1rem; margin: 1.5rem 0 .3rem } .card h3 { margin-top: 0 } p { margin: .4rem 0 }
            a { color: var(--link) } nav a { margin-right: 1rem; white-space: nowrap }
            small { color: var(--quiet) }
            .verdict { font-size: 1.15rem; padding: .9rem 1rem; border-radius: .4rem }
            .verdict strong { font-size: 1.35rem }
            .holds { background: var(--good); color: var(--good-text) }
            .violated { background: var(--bad); color: var(--bad-text) }
            .inconclusive, .unfinished { background: var(--open); color: var(--open-text) }
            .error { background: var(--error); color: var(--error-text) }
            .skipped { background: var(--box); color: var(--quiet) }
            .mark { display: inline-block; min-width: 1.4em; text-align: center; border-radius: .2em; font-weight: 600 }
            a:has(> .mark) { text-decoration: none }
            .card { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .3rem; padding: .8rem 1rem;
              margin: 1rem 0; background: none; color: inherit }
            .card.violated { border-left-color: var(--bad-text) } .card.error { border-left-color: var(--error-text) }
            .card.inconclusive { border-left-color: var(--open-text) }
            .requirements { padding: 0; list-style: none; color: var(--quiet); margin: .4rem 0 }
            pre { background: var(--box); padding: .6rem; margin: .4rem 0; border-radius: .3rem; max-height: 32rem;
              overflow: auto; font-size: .85rem; white-space: pre-wrap }
            .reason { font-size: .95rem; border: 1px solid var(--line) }
            details { margin: .2rem 0 } summary { cursor: pointer; padding: .15rem 0 }
            #requirements details details, .tree details { margin-left: 1.2rem }
            ul { padding-left: 1.4rem; margin: .3rem 0 } #requirements details > p { margin: .15rem 0 .15rem 2.1rem }
            .rows { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin-bottom: .4rem }
            .wide { overflow-x: auto; margin: .5rem 0 }
            table { border-collapse: collapse; font-size: .9rem; overflow-wrap: normal }
            th, td { border-bottom: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top;
              font-weight: 400 }
            thead th { font-weight: 600; vertical-align: bottom }
            .wide th:first-child { position: sticky; left: 0; background: var(--page); min-width: 6rem }
            .matrix td, .matrix th { font-size: .8rem } .matrix td { border: 1px solid var(--page); min-width: 4.6rem }
            .matrix small { color: inherit } .restarts td { min-width: 6.4rem }
            .matrix .denied { background: var(--box) } .matrix .skipped { background: none }
            .figures td, .figures th:not(:first-child) { text-align: right } .figures th:first-child { min-width: 9rem }
            [scope=rowgroup] { color: var(--quiet) }
            .verdicts td, .verdicts th:not(:first-child) { text-align: center; vertical-align: top }
            .verdicts small { font-weight: 400 } .verdicts th:first-child { min-width: 11rem }
            .digest { font-size: .75rem; overflow-wrap: anywhere; min-width: 12rem }
            img { max-width: 100%; height: auto }
            .timeline { min-width: 60rem; width: 100%; font: 11px system-ui, sans-serif; fill: var(--text) }
            .timeline path { stroke: var(--line) } .timeline .time { text-anchor: middle; fill: var(--quiet) }
            .timeline .bar { stroke: var(--quiet); stroke-width: .4; fill: var(--good) }
            .timeline .bar.violated { fill: var(--bad) }
            .timeline .bar.inconclusive { fill: var(--open) } .timeline .bar.error { fill: var(--error) }
            .timeline .bar.skipped { fill: var(--line) }
            @media (max-width: 40rem) { body { padding: .6rem } .card { padding: .6rem }
              .wide th:first-child { min-width: 5rem; max-width: 8rem }
              #requirements details details, .tree details { margin-left: .6rem } }
            """);

    private PageStyle() {}
}
