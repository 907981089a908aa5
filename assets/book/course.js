/* The page chrome: print, "done" ticks, boxes that scroll. Everything works without it. */
(function () {
  "use strict";

  /* Storage can be switched off; then nothing is kept, and nothing breaks. */
  var KEY = "cme:done";
  function readDone() {
    try {
      var list = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(list) ? list : [];
    } catch (error) {
      return null;
    }
  }
  function writeDone(list) {
    try {
      localStorage.setItem(KEY, JSON.stringify(list));
    } catch (error) {
      /* full or forbidden: the tick holds for this visit only */
    }
  }

  function showInContents(done) {
    var base = new URL(document.documentElement.dataset.content_root || "./", location.href);
    document.querySelectorAll("nav.bd-links a").forEach(function (link) {
      var path = new URL(link.getAttribute("href"), location.href).href;
      path = path.split("#")[0].slice(base.href.length).replace(/\.html$/, "");
      if (path === "") path = document.documentElement.dataset.page || "";
      var isDone = done.indexOf(path) >= 0;
      link.classList.toggle("is-done", isDone);
      var word = link.querySelector(".visually-hidden");
      if (isDone && !word) {
        word = document.createElement("span");
        word.className = "visually-hidden";
        word.textContent = " (done)";
        link.appendChild(word);
      } else if (!isDone && word) word.remove();
    });
  }

  function startTicks() {
    var done = readDone();
    if (done === null) return;
    var ticks = Array.prototype.slice.call(document.querySelectorAll(".done-tick"));
    function show() {
      ticks.forEach(function (label) {
        label.hidden = false;
        var box = label.querySelector("input");
        box.checked = done.indexOf(box.value) >= 0;
      });
      showInContents(done);
    }
    ticks.forEach(function (label) {
      label.querySelector("input").addEventListener("change", function (event) {
        var page = event.target.value;
        done = (readDone() || []).filter(function (one) { return one !== page; });
        if (event.target.checked) done.push(page);
        writeDone(done);
        show();
      });
    });
    addEventListener("storage", function (event) {
      if (event.key === KEY) {
        done = readDone() || [];
        show();
      }
    });
    show();
  }

  /* A box that scrolls sideways must be reachable by keyboard, and only while it does. */
  function markScrollers() {
    var boxes = ".scroll-x, .pst-scrollable-table-container, .bd-article pre";
    document.querySelectorAll(boxes).forEach(function (box) {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.tabIndex = 0;
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", "Wide content, scrolls sideways");
      } else if (box.getAttribute("role") === "group") {
        ["tabindex", "role", "aria-label"].forEach(function (name) {
          box.removeAttribute(name);
        });
      }
    });
  }

  function start() {
    document.querySelectorAll("[data-print]").forEach(function (button) {
      button.addEventListener("click", function () { window.print(); });
    });
    startTicks();
    markScrollers();
    addEventListener("resize", markScrollers);
  }

  /* From disk a browser does not let a page read its neighbours, so no summaries there. */
  if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined")
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
