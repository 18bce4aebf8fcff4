// Helps while reading: the contents list follows, another language opens at the same place, and
// citations can be copied.

/// What lies above this part of the window counts as read.
const passed = ({ top }) => top < innerHeight * 0.3;

const links = new Map();
for (const link of document.querySelectorAll(".contents a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

/// Marks the last heading that has passed the upper part of the window.
function follow() {
  let current;
  for (const [heading, link] of links) {
    if (passed(heading.getBoundingClientRect())) current = link;
  }
  for (const link of links.values()) {
    if (link === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

if (links.size > 0) {
  // All that lies above counts as seen, so that a leap over several headings is noticed, too.
  const observer = new IntersectionObserver(follow, { rootMargin: "1000000px 0px -70% 0px" });
  for (const heading of links.keys()) observer.observe(heading);
}

// A heading has another id in another language, but stands at the same place among the headings;
// whatever else has an id keeps it.
const headings = [...document.querySelectorAll("main :is(h2, h3)[id]")];
const counted = /^#_heading-(\d+)$/.exec(location.hash);
if (counted && headings[counted[1]]) location.replace(`#${headings[counted[1]].id}`);

/// The place in the page as another language knows it.
function place() {
  const target = document.querySelector(":target");
  if (target && !headings.includes(target)) {
    const { top, bottom } = target.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight) return location.hash;
  }
  const last = headings.findLastIndex((heading) => passed(heading.getBoundingClientRect()));
  return last < 0 ? "" : `#_heading-${last}`;
}

for (const link of document.querySelectorAll(".languages a")) {
  for (const event of ["click", "auxclick"]) link.addEventListener(event, () => (link.hash = place()));
}

for (const button of document.querySelectorAll("button[data-copied]")) {
  const words = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.innerText);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}
