// The answer page of a quiz: a form that saves its answers as a finished notebook.
// It knows no key and sends nothing.
(function () {
  "use strict";

  function startAll() {
    window.cmeQuiz.all(document, ".cme-quiz").forEach(function (root) {
      new window.cmeQuiz.Page(root).start();
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
  else startAll();
})();
