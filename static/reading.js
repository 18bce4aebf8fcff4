// Helps while reading: the contents list follows, and citations can be copied.

const links = new Map();
for (const link of document.querySelectorAll(".contents a")) {
  const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (heading) links.set(heading, link);
}

/// Marks the last heading that has passed the upper part of the window.
function follow() {
  let current;
  for (const [heading, link] of links) {
    if (heading.getBoundingClientRect().top < innerHeight * 0.3) current = link;
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

for (const button of document.querySelectorAll("button[data-copied]")) {
  const words = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.innerText);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = words), 2000);
  });
}
