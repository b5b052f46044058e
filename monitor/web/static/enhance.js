// Enhancements only: every page works without this file.
"use strict";
document.documentElement.classList.add("scripted");

// n and p go to the next and the previous changed clause.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !["n", "p"].includes(event.key)) return;
  const changes = [...document.querySelectorAll("article.change[id]")].filter((one) => one.offsetParent);
  if (!changes.length) return;
  const here = changes.indexOf(document.activeElement);
  const step = event.key === "n" ? 1 : -1;
  const next = changes[(here + step + changes.length) % changes.length];
  next.focus();
  next.scrollIntoView({ block: "start" });
});

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

// A form says that it was sent.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  const button = event.target.querySelector("button");
  if (button) { button.disabled = true; button.textContent += " ..."; }
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
