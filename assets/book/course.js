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

  /* Two states, so that every press is seen. What the system wishes too is kept as "auto": it
     goes on following the system. */
  function startThemeButton() {
    var root = document.documentElement;
    var button = document.querySelector("[data-theme-button]");
    if (!button) return;
    function show() {
      var dark = root.dataset.theme === "dark";
      button.setAttribute("aria-pressed", String(dark));
      button.querySelector("i").className = "fa-solid " + (dark ? "fa-sun" : "fa-moon");
    }
    button.addEventListener("click", function () {
      var system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      var theme = root.dataset.theme === "dark" ? "light" : "dark";
      root.dataset.theme = theme;
      root.dataset.mode = theme === system ? "auto" : theme;
      try {
        localStorage.setItem("theme", theme);
        localStorage.setItem("mode", root.dataset.mode);
      } catch (error) {
        /* the choice holds for this page only */
      }
    });
    new MutationObserver(show).observe(root, { attributeFilter: ["data-theme"] });
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
    startThemeButton();
    markScrollers();
    addEventListener("resize", markScrollers);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
