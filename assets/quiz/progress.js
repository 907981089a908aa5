// How far the learner is: the bar, the list before saving, the way to the next open question.
(function () {
  "use strict";

  var quiz = window.cmeQuiz;
  var Page = quiz.Page;
  var plural = quiz.plural;

  Page.prototype.open = function () {
    return this.questions.filter(function (question) { return !question.complete(); });
  };

  Page.prototype.update = function () {
    var open = this.open();
    var flagged = this.questions.filter(function (question) { return question.flag.checked; });
    var done = this.questions.length - open.length;
    this.questions.forEach(function (question) { question.show(); });
    this.part("progress").value = done;
    this.part(".quiz-done").textContent = done + " of " + this.questions.length;
    this.part(".quiz-more").textContent =
      (flagged.length ? " \u00b7 " + flagged.length + " marked" : "") +
      " \u00b7 " + Math.floor(this.seconds / 60) + " min";
    this.part(".quiz-next").hidden = !open.length && !flagged.length;
    this.part(".quiz-next").textContent = open.length ? "Next open" : "Next marked";
    this.review(open);
  };

  Page.prototype.review = function (open) {
    var list = this.part(".quiz-review");
    var page = this;
    if (list.children.length !== this.questions.length) {
      list.textContent = "";
      this.questions.forEach(function (question) {
        var row = document.createElement("li");
        var link = document.createElement("a");
        link.href = "#" + question.name;
        link.textContent = "Question " + question.number;
        link.addEventListener("click", function (event) {
          event.preventDefault();
          page.go(question);
        });
        row.appendChild(link);
        row.appendChild(document.createElement("span"));
        list.appendChild(row);
      });
    }
    this.questions.forEach(function (question, place) {
      var row = list.children[place];
      row.dataset.state = question.complete() ? "answered" : "open";
      row.lastChild.textContent = question.summary() + (question.flag.checked ? " \u00b7 to come back to" : "");
    });
    this.part(".quiz-open").textContent = open.length
      ? "Not fully answered: " + open.map(function (question) { return question.number; }).join(", ") +
        ". You can save all the same; what is open counts as not answered."
      : "Every question is answered.";
    this.part("button[type=submit]").textContent = open.length
      ? "Save the quiz file with " + plural(open.length, "open question")
      : "Save the quiz file";
  };

  Page.prototype.go = function (question) {
    question.title.scrollIntoView({ block: "start" });
    question.title.focus({ preventScroll: true });
  };

  // The next open one below where the learner is, then from the top; last, those marked.
  Page.prototype.next = function () {
    var open = this.open();
    var wanted = open.length ? open : this.questions.filter(function (q) { return q.flag.checked; });
    var active = document.activeElement;
    var here = this.questions.findIndex(function (question) { return question.element.contains(active); });
    if (here < 0) here = this.at === undefined ? -1 : this.at;
    var place = this.questions;
    var later = wanted.filter(function (question) { return place.indexOf(question) > here; });
    var target = later[0] || wanted[0];
    if (!target) return;
    this.at = place.indexOf(target);
    this.go(target);
  };
})();
