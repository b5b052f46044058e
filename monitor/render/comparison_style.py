"""Style and script of the side-by-side page, as constants: the page is one file and asks nothing of the network."""

STYLE = (
    """
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --page: #ffffff; --card: #f6f8fa; --line: #d0d7de;
  --del: #ffe3cc; --del-ink: #7a2e00; --ins: #d5e8ff; --ins-ink: #0a3069; --grave: #9a3412; --link: #0550ae; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b3; --page: #0d1117; --card: #161b22;
  --line: #3d444d; --del: #5a2e0c; --del-ink: #ffd8b5; --ins: #0c2d5e; --ins-ink: #cae2ff; --grave: #ffb77c;
  --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 90rem; padding: 1rem clamp(.75rem, 2vw, 2rem) 4rem; background: var(--page);
  color: var(--ink);
  font: 16px/1.55 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.4rem; margin: .5rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
a { color: var(--link); }
.lead, .where, .note, footer { color: var(--soft); }
.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center;
  margin: .5rem 0; padding: .5rem 0; background: var(--page); border-bottom: 1px solid var(--line); }
.filters label { white-space: nowrap; }
.warning { border: 2px solid var(--grave); border-radius: 6px; padding: .5rem .75rem; margin: .75rem 0; }
.card { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; overflow: clip; scroll-margin-top: 4rem; }
.card:target, .card:focus { outline: 3px solid var(--link); outline-offset: 1px; }
.card > header { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; padding: .5rem .75rem;
  background: var(--card); border-bottom: 1px solid var(--line); }
.card h3 { flex: 1 1 16rem; font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
.badge { border: 1px solid var(--soft); border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; white-space: nowrap; }
.material { border-left: 5px solid var(--grave); }
.finding { margin: 0; padding: .5rem .75rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.finding b { color: var(--grave); }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.side { padding: .5rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.side + .side { border-left: 1px solid var(--line); }
.side.none { color: var(--soft); font-style: italic; }
.side .where { display: block; font-size: .85rem; white-space: normal; }
.side strong { display: block; }
.columns { font-size: .85rem; color: var(--soft); }
del { background: var(--del); color: var(--del-ink); text-decoration: line-through; border-radius: 2px; }
ins { background: var(--ins); color: var(--ins-ink); text-decoration: underline; text-underline-offset: .15em;
  border-radius: 2px; }
.added ins, .removed del { text-decoration: none; }
.cell { border-left: 2px solid var(--soft); padding-left: .4rem; margin-left: .2rem; tab-size: 0; }
.stub { border-style: dashed; padding: .4rem .75rem; }
details > summary { cursor: pointer; margin: 1.5rem 0 .5rem; }
"""
    + "\n".join(
        f"body:has(#show-{kind}:not(:checked)) .{kind} {{ display: none; }}"
        for kind in ("modified", "added", "removed", "moved", "split", "merged")
    )
    + """
@media (max-width: 700px) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  .side + .side { border-left: 0; border-top: 1px dashed var(--line); }
  .side::before { display: block; font-size: .8rem; color: var(--soft); content: attr(data-side); }
  .side.none { display: none; }
  .side.none + .side { border-top: 0; }
  .filters { position: static; }
  .keys { display: none; }
  .card { scroll-margin-top: 1rem; }
}
@media print {
  :root { --ink: #000; --soft: #333; --page: #fff; --card: #fff; --line: #888;
    --del: #fff; --del-ink: #000; --ins: #fff;
    --ins-ink: #000; --grave: #000; --link: #000; }
  body { font-size: 10pt; max-width: none; padding: 0; }
  .filters, .keys { display: none; }
  .card > header { break-after: avoid; }
  .finding { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .card { overflow: visible; }
  ins { text-decoration: underline double; font-weight: bold; }
  .added ins, .removed del { text-decoration: none; font-weight: normal; }
}
"""
)

SCRIPT = """
"use strict";
{
  const keys = document.getElementById("keys");
  const cards = () => [...document.querySelectorAll(".card")].filter((card) => card.checkVisibility());
  const step = (by) => {
    const shown = cards();
    const at = shown.indexOf(document.activeElement.closest(".card"));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) { next.focus(); next.scrollIntoView({ block: "start" }); }
  };
  document.addEventListener("keydown", (event) => {
    if (keys && !keys.checked) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=text], textarea")) return;
    const by = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (by) { event.preventDefault(); step(by); }
  });
  document.querySelectorAll(".keys").forEach((hint) => { hint.hidden = false; });
}
"""
