// What the panel is put together from. All text stays text: nothing of the site is ever markup here.

import { words } from "./words.js";

/// An element with attributes, and words or elements in it.
export function made(name, attributes, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...content);
  return element;
}

/// A button that does something.
export function button(label, attributes, act) {
  const element = made("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", () => act(element));
  return element;
}

/// A place in a file, as a link that opens it in the editor if there is one.
export function placed({ text, link }, label = text) {
  return link ? made("a", { href: link, title: text }, label) : made("span", { title: text }, label);
}

/// A message with what stands in backticks as code.
export function message(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, at) => (at % 2 === 1 ? made("code", {}, part) : part)).filter((part) => part !== "");
}

/// Words to be copied.
export function copyable(text) {
  const code = made("code", {}, text);
  const said = made("span", { role: "status" });
  const copy = button(words.copy, { "aria-label": `${words.copy}: ${text}` }, async () => {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = words.notCopied;
    }
  });
  return made("p", { class: "copyable" }, code, " ", copy, " ", said);
}
