// The answer page as a whole: it starts, listens, and keeps its answers in this browser.
(function () {
  "use strict";

  var quiz = window.cmeQuiz;
  var all = quiz.all;
  var tell = quiz.tell;
  var TICK = 15; // seconds between two looks at the clock
  var IDLE = 300; // seconds without a sign of the learner after which time is not counted

  function Page(root) {
    this.root = root;
    this.name = root.dataset.quiz;
    this.key = "cme-quiz:" + this.name + ":" + root.dataset.release;
    this.release = quiz.decode(root.querySelector(".quiz-notebook a").href);
    this.questions = all(root, ".quiz-question").map(function (element) { return new quiz.Question(element); });
    this.learner = root.querySelector("#quiz-learner");
    this.saved = root.querySelector(".quiz-saved");
    this.seconds = 0;
    this.sign = Date.now();
    this.storage = this.findStorage();
  }

  Page.prototype.part = function (selector) { return this.root.querySelector(selector); };

  Page.prototype.findStorage = function () {
    try {
      window.localStorage.setItem(this.key + ":test", "1");
      window.localStorage.removeItem(this.key + ":test");
      return window.localStorage;
    } catch (error) {
      return null;
    }
  };

  Page.prototype.start = function () {
    this.part(".quiz-static").hidden = true;
    all(this.root, ".quiz-live").forEach(function (part) { part.hidden = false; });
    this.notice(this.storage ? "" : "This browser keeps nothing for this page: save the quiz file before you leave, and load it to go on.");
    this.restore();
    this.listen();
    this.root.dataset.ready = "true";
    this.update();
    window.setInterval(this.tick.bind(this), TICK * 1000);
  };

  Page.prototype.notice = function (words) {
    var place = this.part(".quiz-notice");
    place.textContent = words;
    place.hidden = !words;
  };

  Page.prototype.listen = function () {
    var page = this;
    var form = this.part("form");
    form.addEventListener("submit", function (event) { event.preventDefault(); page.save(); });
    form.addEventListener("input", function (event) {
      page.sign = Date.now();
      if (event.target.type !== "file") page.changed();
    });
    this.questions.forEach(function (question) {
      question.element.querySelector(".quiz-clear").addEventListener("click", function () {
        question.put(null);
        question.putSure(null);
        page.changed();
        question.title.focus();
      });
      if (question.kind === "numeric") {
        question.field.addEventListener("change", function () {
          tell(question.error, question.field, question.problem());
        });
      }
    });
    this.part(".quiz-next").addEventListener("click", function () { page.next(); });
    this.part(".quiz-go-check").addEventListener("click", function () { page.part("#quiz-check").focus(); });
    this.part("#quiz-file").addEventListener("change", function (event) { page.loadFile(event.target); });
    this.part(".quiz-wipe").addEventListener("click", function () { page.askWipe(true); });
    this.part(".quiz-wipe-no").addEventListener("click", function () { page.askWipe(false); });
    this.part(".quiz-wipe-yes").addEventListener("click", function () { page.wipe(); });
    window.addEventListener("pagehide", function () { page.keep(); });
    window.addEventListener("beforeunload", function (event) {
      if (!page.storage && page.dirty) event.preventDefault();
    });
  };

  Page.prototype.changed = function () {
    this.dirty = true;
    this.saved.textContent = "";
    this.part(".quiz-back").hidden = true;
    this.keep();
    this.update();
  };

  Page.prototype.tick = function () {
    if (document.hidden || Date.now() - this.sign > IDLE * 1000) return;
    this.seconds += TICK;
    this.keep();
    this.update();
  };

  Page.prototype.state = function () {
    var state = { learner: this.learner.value, seconds: this.seconds, answers: {}, flags: [], sure: {} };
    this.questions.forEach(function (question) {
      state.answers[question.name] = question.state();
      if (question.flag.checked) state.flags.push(question.name);
      if (question.sure()) state.sure[question.name] = question.sure();
    });
    return state;
  };

  Page.prototype.keep = function () {
    if (!this.storage) return;
    try {
      this.storage.setItem(this.key, JSON.stringify(this.state()));
    } catch (error) {
      this.storage = null;
      this.notice("This browser has no room left: save the quiz file before you leave, and load it to go on.");
    }
  };

  Page.prototype.restore = function () {
    var kept = null;
    try {
      kept = this.storage && JSON.parse(this.storage.getItem(this.key));
    } catch (error) {
      kept = null;
    }
    if (!kept) return;
    this.putState(kept);
    this.welcomeBack();
  };

  // Who comes back is told what is here, and led to where it goes on.
  Page.prototype.welcomeBack = function () {
    var page = this;
    var count = this.answered();
    var open = this.open()[0];
    var place = this.part(".quiz-back");
    if (!count) return;
    place.textContent = "From before, " + quiz.plural(count, "answer") + (count === 1 ? " is" : " are") + " here. ";
    var link = document.createElement("a");
    link.href = open ? "#" + open.name : "#quiz-check";
    link.textContent = open ? "Go on at question " + open.number : "Check and save";
    link.addEventListener("click", function (event) {
      event.preventDefault();
      if (open) page.go(open); else page.part("#quiz-check").focus();
    });
    place.appendChild(link);
    place.appendChild(document.createTextNode("."));
    place.hidden = false;
  };

  Page.prototype.putState = function (state) {
    this.learner.value = state.learner || "";
    this.seconds = state.seconds || 0;
    this.questions.forEach(function (question) {
      question.put(state.answers ? state.answers[question.name] : null);
      question.putSure(state.sure ? state.sure[question.name] : null);
      question.flag.checked = (state.flags || []).indexOf(question.name) >= 0;
    });
  };

  quiz.Page = Page;
})();
