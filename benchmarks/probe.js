// Times inside a page: from the start of its loading until it holds what is `ready`, and from a
// key press until the picture has changed and is laid out.
(ready, picture) => {
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };
  const there = ([selector, count]) => document.querySelectorAll(selector).length >= count;
  const watch = new MutationObserver(() => {
    if (!ready.every(there)) return;
    watch.disconnect();
    window.benchReady = performance.now();
  });
  watch.observe(document, everything);

  // Of each key press, when it came and when the picture had last changed.
  window.benchEvents = [];
  window.benchWatch = () => {
    // The one in view; a hidden one may follow later.
    const target = [...document.querySelectorAll(picture)].find((one) => one.clientWidth);
    // Called as soon as the handler that changed the picture is through.
    const changed = new MutationObserver(() => {
      target.getBoundingClientRect();
      window.benchEvents.at(-1)[1] = performance.now();
    });
    changed.observe(target, everything);
    const pressed = () => window.benchEvents.push([performance.now(), null]);
    addEventListener("keydown", pressed, true);
  };
}
