// The search box: a combobox (ARIA 1.2) that lists what is found while one types. Without scripts it
// is a form that leads to the search page, and so it is until somebody uses it.

const form = document.querySelector("form.search-box");
const input = form?.querySelector("input");
const folder = form && new URL(form.action).pathname;
const limits = { figures: 4, articles: 4, about: 2 };
let index;
let options = [];
let active = -1;
let asked = 0;

if (form) begin();
addEventListener("keydown", shortcut);

/// The key `/` leads to the search, unless it is typed somewhere or the reader has turned it off;
/// Ctrl+K and ⌘K do so always.
function shortcut(event) {
  const field = input ?? document.querySelector("input[type=search]");
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
  const letter = event.key === "k" && (event.ctrlKey || event.metaKey);
  if (field && (letter || (slash && localStorage.getItem("search-key") !== "off"))) {
    event.preventDefault();
    field.focus();
    field.select();
  }
}

/// The index, if it is the one that the page names: browsers check what they fetch for the link, and
/// `import` takes what they have fetched.
function trusted({ index, integrity }) {
  const link = document.createElement("link");
  document.head.append(Object.assign(link, { rel: "modulepreload", href: index, integrity }));
  return import(index);
}

function begin() {
  const panel = make(form, "div", { class: "found", hidden: "" });
  const note = make(panel, "p", { class: "found-note" });
  const label = input.getAttribute("aria-label");
  const list = make(panel, "div", { id: "_found", role: "listbox", "aria-label": label });
  const status = make(form, "p", { class: "found-status", role: "status" });
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-controls": "_found",
    "aria-expanded": "false",
    "aria-keyshortcuts": "/ Control+K",
  })) {
    input.setAttribute(name, value);
  }

  input.addEventListener("focus", () => opened());
  input.addEventListener("input", () => look());
  input.addEventListener("keydown", keys);
  input.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) close();
  });
  // A press within the list leaves the focus where it is.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });

  function opened() {
    index ??= trusted(form.dataset).then(({ open }) => open(folder));
    index.catch(() => (index = undefined));
    return index;
  }

  async function look() {
    const query = input.value.trim();
    const mine = (asked += 1);
    if (!query) return close();
    try {
      const site = await opened();
      const { groups, hits, remarks } = await site.search(query, (name) => limits[name] ?? 3);
      if (mine === asked && document.activeElement === input) show(site, query, groups, hits, remarks);
    } catch {
      // The form still leads to the search page, which says what is wrong.
      index = undefined;
      close();
    }
  }

  function show(site, query, groups, hits, remarks) {
    list.replaceChildren();
    options = [];
    for (const { name, title, results } of groups) {
      const group = make(list, "div", { role: "group", "aria-labelledby": `_found-${name}` });
      make(group, "div", { id: `_found-${name}`, class: "found-group", role: "presentation" }).append(title);
      for (const entry of results) {
        const option = optionOf(group, entry.u);
        option.append(...site.describe(entry, hits, 110));
      }
    }
    const found = options.length;
    const all = optionOf(list, `${folder}?q=${encodeURIComponent(query)}`);
    all.append(found ? site.say("all", { q: query }) : site.say("none", { q: query }));
    note.textContent = found ? remarks : "";
    status.textContent = found ? `${site.say("found", { n: found })}. ${remarks}` : site.say("none", { q: query });
    panel.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(-1);
    panel.scrollTop = 0;
  }

  function optionOf(parent, href) {
    const id = `_found-${options.length + 1}`;
    const option = make(parent, "a", { id, href, role: "option", tabindex: "-1", "aria-selected": "false" });
    options.push(option);
    return option;
  }

  function choose(at) {
    options[active]?.setAttribute("aria-selected", "false");
    active = at;
    const option = options[at];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function close() {
    asked += 1;
    panel.hidden = true;
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function keys(event) {
    const open = !panel.hidden;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !open) {
      look();
    } else if (step) {
      // One more place than options: the box itself, with none chosen.
      const places = options.length + 1;
      choose(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && open && active >= 0) {
      options[active].click();
    } else if (event.key === "Escape" && open) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  }
}

function make(parent, name, attributes) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}
