// The search page: results by group below the box, the query in the address.

const form = document.querySelector("form.search-page");
const input = form.querySelector("input");
const results = document.querySelector("#_results");
const status = document.querySelector("#_status");
const folder = new URL(form.action).pathname;
const opened = new Set();
let index;
let asked = 0;

for (const hidden of document.querySelectorAll("[data-scripts]")) hidden.hidden = false;
document.querySelector(".no-scripts").remove();

const key = document.querySelector("#_key");
key.checked = localStorage.getItem("search-key") !== "off";
key.addEventListener("change", () => localStorage.setItem("search-key", key.checked ? "on" : "off"));

// The index is checked by its sum when it is fetched for this link; `import` takes what was fetched.
const { index: module, integrity } = form.dataset;
const link = document.createElement("link");
document.head.append(Object.assign(link, { rel: "modulepreload", href: module, integrity }));

input.value = new URLSearchParams(location.search).get("q") ?? "";
input.addEventListener("input", () => {
  opened.clear();
  look();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  look();
});
input.focus();
if (input.value) look();

async function look() {
  const query = input.value.trim();
  const mine = (asked += 1);
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : folder);
  if (!query) {
    results.replaceChildren();
    status.textContent = "";
    return;
  }
  try {
    index ??= import(module).then(({ open }) => open(folder));
    const site = await index;
    const found = await site.search(query, (name) => (opened.has(name) ? 60 : name === "about" ? 3 : 6));
    if (mine === asked) show(site, query, found);
  } catch {
    index = undefined;
    status.textContent = form.dataset.failed;
  }
}

function show(site, query, { groups, hits, remarks }) {
  const count = groups.reduce((sum, group) => sum + group.results.length, 0);
  status.textContent = count ? `${site.say("found", { n: count })}. ${remarks}` : site.say("none", { q: query });
  results.replaceChildren(
    ...groups.map(({ name, title, results, more }) => {
      const section = document.createElement("section");
      const heading = document.createElement("h2");
      heading.textContent = title;
      const list = document.createElement("ul");
      for (const entry of results) {
        const link = document.createElement("a");
        link.href = entry.u;
        const [first, ...rest] = site.describe(entry, hits, 220);
        link.append(first);
        const item = document.createElement("li");
        item.append(link, ...rest);
        list.append(item);
      }
      section.append(heading, list);
      if (more) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = site.say("more", { group: title });
        button.addEventListener("click", () => {
          opened.add(name);
          look();
        });
        section.append(button);
      }
      return section;
    }),
  );
}
