// Loads the page again when the site was built anew, and keeps its place.
(() => {
  const version = new URL(document.currentScript.src).searchParams.get("version");
  const key = "plainfact-scroll " + location.pathname;

  const place = sessionStorage.getItem(key);
  if (place !== null) {
    sessionStorage.removeItem(key);
    addEventListener("load", () => scrollTo({ top: Number(place), behavior: "instant" }));
  }

  let events;
  const listen = () => {
    events?.close();
    events = new EventSource("/__plainfact/events");
    events.addEventListener("reload", (event) => {
      if (event.data !== version) {
        sessionStorage.setItem(key, String(scrollY));
        location.reload();
      }
    });
  };

  // Browsers keep few connections to one server: hidden pages give theirs back.
  addEventListener("visibilitychange", () => (document.hidden ? events?.close() : listen()));
  addEventListener("pagehide", () => events?.close());
  if (!document.hidden) listen();
})();
