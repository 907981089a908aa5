/* On paper the answers of the self-checks stand at the end, so that a reader can think first.
   Without this script they are printed below their questions. */
(function () {
  "use strict";

  var section = null;

  function copyOf(answers) {
    var copy = document.createElement("div");
    copy.className = "printed-answers";
    Array.prototype.forEach.call(answers.children, function (part) {
      if (part.tagName !== "SUMMARY") copy.appendChild(part.cloneNode(true));
    });
    copy.querySelectorAll("[hidden]").forEach(function (part) { part.hidden = false; });
    return copy;
  }

  function add() {
    remove();
    section = document.createElement("section");
    section.className = "answers-at-end";
    section.appendChild(document.createElement("h2")).textContent = "Answers to the self-checks";
    document.querySelectorAll(".self-check").forEach(function (check, index) {
      var answers = check.querySelector(".self-check-panel, .self-check-answers");
      if (!answers) return;
      section.appendChild(document.createElement("h3")).textContent = "Self-check " + (index + 1);
      section.appendChild(copyOf(answers));
    });
    document.querySelector("article").appendChild(section);
  }

  function remove() {
    if (section) section.remove();
    section = null;
  }

  addEventListener("beforeprint", add);
  addEventListener("afterprint", remove);
})();
