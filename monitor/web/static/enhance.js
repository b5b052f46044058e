// Enhancements only: every page works without this file.
"use strict";
document.documentElement.classList.add("scripted");

// n and p go to the next and the previous changed clause, unless the reader has switched that off.
const keys = document.getElementById("keys");
if (keys) {
  const kept = (value) => { try { return value === undefined ? localStorage.getItem("keys") : localStorage.setItem("keys", value); } catch { return null; } };
  keys.checked = kept() !== "off";
  keys.addEventListener("change", () => kept(keys.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
    if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey || !["n", "p"].includes(event.key)) return;
    const changes = [...document.querySelectorAll("article.change[id]")].filter((one) => one.offsetParent);
    if (!changes.length) return;
    const here = changes.indexOf(document.activeElement);
    const step = event.key === "n" ? 1 : here < 0 ? 0 : -1;
    const next = changes[(here + step + changes.length) % changes.length];
    next.focus();
    next.scrollIntoView({ block: "start" });
  });
}

// Tables are sorted by a click on a heading.
for (const table of document.querySelectorAll("table.sortable")) {
  table.querySelectorAll("th").forEach((heading, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const body = table.tBodies[0];
      const rows = [...body.rows].sort((one, other) =>
        one.cells[column].textContent.localeCompare(other.cells[column].textContent, undefined, { numeric: true }));
      body.append(...(down ? rows.reverse() : rows));
    });
  });
}

// A form says that it was sent: after the browser has read its fields, and not when the page is come back to.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || event.target.method !== "post") return;
  setTimeout(() => { button.disabled = true; button.setAttribute("aria-busy", "true"); });
});
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[aria-busy]")) {
    button.disabled = false;
    button.removeAttribute("aria-busy");
  }
});

// A check tells how far it is without the page being loaded again.
const progress = document.getElementById("progress");
if (progress && progress.dataset.over === "false") {
  const look = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!answer || !answer.ok) { setTimeout(look, 2000); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("progress");
    if (fresh && fresh.innerHTML !== progress.innerHTML) progress.replaceChildren(...fresh.childNodes);
    if (fresh && fresh.dataset.over === "false") setTimeout(look, 500);
  };
  setTimeout(look, 300);
}
