// Filters and sorts the table of cases in place, and keeps what was chosen in the address. Without
// it every choice is a link to a page of its own.

const table = document.getElementById("_cases");
const body = table?.tBodies[0];
/// The rows in the order in which they came.
const rows = [...(body?.rows ?? [])];
const groups = [...document.querySelectorAll(".choosing [data-name]")];
const shown = document.querySelector(".shown");
/// Names in the order of the language of the page, whatever language the browser speaks.
const byName = new Intl.Collator(document.documentElement.lang).compare;

/// What is chosen, by the name of its group.
function chosen() {
  return new URLSearchParams(location.search);
}

/// Cases newest first where the order is by date, else by the alphabet; those without a value last.
function compare(key) {
  const newestFirst = key === "filed" || key === "last";
  return (a, b) => {
    const [left, right] = [a.dataset[key] ?? "", b.dataset[key] ?? ""];
    if (left === "" || right === "") return (left === "") - (right === "");
    const order = newestFirst ? byName(right, left) : byName(left, right);
    return order || byName(a.dataset.name, b.dataset.name);
  };
}

function update() {
  const state = chosen();
  let count = 0;
  for (const row of rows) {
    const wanted = [...state].every(([name, value]) => {
      return name === "sort" || row.dataset[name] === undefined || row.dataset[name] === value;
    });
    row.hidden = !wanted;
    count += wanted;
  }
  body.append(...(state.has("sort") ? rows.toSorted(compare(state.get("sort"))) : rows));
  for (const group of groups) {
    const value = state.get(group.dataset.name);
    const links = [...group.querySelectorAll("a")];
    const at = links.find((link) => link.dataset.value === value) ?? (value === null && start.get(group));
    for (const link of links) {
      if (link === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
  const { text, locale } = shown.dataset;
  const [n, all] = [count, rows.length].map((number) => number.toLocaleString(locale));
  shown.textContent = text.replace("{n}", n).replace("{all}", all);
}

const start = new Map(groups.map((group) => [group, group.querySelector("[aria-current]")]));
if (body) {
  for (const group of groups) {
    group.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const state = chosen();
      const { value } = link.dataset;
      if (value === "" || state.get(group.dataset.name) === value) state.delete(group.dataset.name);
      else state.set(group.dataset.name, value);
      const query = state.toString();
      history.pushState(null, "", query === "" ? location.pathname : `?${query}`);
      update();
    });
  }
  addEventListener("popstate", update);
  update();
}
