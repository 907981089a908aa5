/* A click on a number shows where it comes from. Without this script it is a plain link. */
(function () {
  "use strict";

  var pop = null;
  var opener = null;

  function element(tag, className, text) {
    var node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function build(link) {
    var box = element("div", "ev-pop");
    box.id = "ev-pop";
    box.tabIndex = -1;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-labelledby", "ev-pop-value");
    var close = element("button", "ev-pop-close", "\u00d7");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", function () { hide(true); });
    var value = element("p", "ev-pop-value", link.dataset.value || link.textContent);
    value.id = "ev-pop-value";
    box.append(close, value);
    if (link.dataset.what) box.append(element("p", "", link.dataset.what));
    var facts = element("dl");
    [
      ["Kind", link.dataset.kind],
      ["Source", link.dataset.source],
      ["Where in it", link.dataset.locator],
      ["Checked", link.dataset.checked],
      ["Id", link.dataset.ev]
    ].forEach(function (fact) {
      if (fact[1]) facts.append(element("dt", "", fact[0]), element("dd", "", fact[1]));
    });
    var more = element("a", "", "Open this row of the evidence");
    more.href = link.href;
    var last = element("p");
    last.append(more);
    box.append(facts, last);
    return box;
  }

  function place(link) {
    var line = link.getClientRects()[0];
    var width = pop.offsetWidth;
    var room = document.documentElement.clientWidth - width - 16;
    var left = Math.max(16, Math.min(line.left, room));
    var below = line.bottom + 8;
    var above = line.top - pop.offsetHeight - 8;
    var top = below + pop.offsetHeight > innerHeight && above > 56 ? above : below;
    pop.style.left = left + scrollX + "px";
    pop.style.top = top + scrollY + "px";
  }

  function hide(returnFocus) {
    if (!pop) return;
    pop.remove();
    opener.setAttribute("aria-expanded", "false");
    if (returnFocus) opener.focus();
    pop = opener = null;
  }

  function show(link) {
    hide(false);
    opener = link;
    pop = build(link);
    /* Right after its number in reading and tab order, but outside the paragraph. */
    (link.closest("main") || document.body).append(pop);
    link.setAttribute("aria-expanded", "true");
    place(link);
    pop.focus({ preventScroll: true });
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    var link = event.target.closest && event.target.closest("a.ev");
    if (link) {
      event.preventDefault();
      if (link === opener) hide(true);
      else show(link);
    } else if (pop && !pop.contains(event.target)) hide(false);
  });

  document.addEventListener("keydown", function (event) {
    if (!pop) return;
    if (event.key === "Escape") {
      event.preventDefault();
      hide(true);
    } else if (event.key === "Tab") {
      /* Leaving the box by keyboard closes it and goes on from the number. */
      var stops = pop.querySelectorAll("a, button");
      var at = document.activeElement;
      var leaving = event.shiftKey
        ? at === pop || at === stops[0]
        : at === stops[stops.length - 1];
      if (leaving) hide(true);
      if (leaving && event.shiftKey) event.preventDefault();
    }
  });

  addEventListener("resize", function () { if (pop) place(opener); });

  function start() {
    document.querySelectorAll("a.ev").forEach(function (link) {
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
