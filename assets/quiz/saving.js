// Out of the page and back: saving the notebook, loading a saved one, clearing everything.
(function () {
  "use strict";

  var quiz = window.cmeQuiz;
  var Page = quiz.Page;
  var tell = quiz.tell;

  Page.prototype.learnerProblem = function () {
    var learner = this.learner.value.trim();
    if (!learner) return "Write your learner id.";
    return new RegExp("^(?:" + this.root.dataset.learner + ")$").test(learner)
      ? "" : "This is no learner id. Use letters a to z and digits, with . _ - @ only between them, and no spaces.";
  };

  Page.prototype.save = function () {
    var wrong = this.questions.filter(function (question) { return question.problem(); });
    var problem = this.learnerProblem();
    wrong.forEach(function (question) { tell(question.error, question.field, question.problem()); });
    tell(this.part("#quiz-learner-error"), this.learner, problem);
    if (wrong.length || problem) {
      this.saved.textContent = "Nothing was saved yet. " + (wrong.length
        ? "Put right first: question " + wrong.map(function (q) { return q.number; }).join(", ") + (problem ? ", and your learner id." : ".")
        : problem);
      (wrong.length ? wrong[0].field : this.learner).focus();
      return;
    }
    var sources = {};
    var sure = {};
    this.questions.forEach(function (question) {
      var source = question.source();
      if (source !== null) sources[question.cell] = source;
      if (question.sure()) sure[question.name] = question.sure();
    });
    var saved = new Date().toISOString().slice(0, 19) + "Z";
    var attempt = {
      saved: saved, seconds: this.seconds, confidence: sure,
      learner: this.learner.value.trim(), flags: this.state().flags
    };
    var file = this.learner.value.trim() + "_" + this.name + ".ipynb";
    download(quiz.fill(this.release, sources, attempt), file);
    this.dirty = false;
    this.saved.textContent = "Saved as " + file + ", where your browser keeps downloads. " + this.saved.dataset.next.replace(/\s+/g, " ");
  };

  function download(content, name) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/x-ipynb+json" }));
    link.download = name;
    document.body.appendChild(link);
    link.click();
    link.remove();
    // a browser may read the address a moment after the click
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  Page.prototype.loadFile = function (input) {
    var page = this;
    var error = this.part("#quiz-file-error");
    var file = input.files[0];
    if (!file) return;
    var reader = new FileReader();
    reader.onload = function () {
      try {
        var found = quiz.unpack(reader.result, page.release);
        tell(error, input, "");
        if (page.answered()) page.askLoad(found, file.name);
        else tell(error, input, page.load(found, file.name));
      } catch (problem) {
        tell(error, input, problem.message);
      }
      input.value = "";
    };
    reader.onerror = function () { tell(error, input, "The file cannot be opened."); };
    reader.readAsText(file);
  };

  Page.prototype.answered = function () {
    return this.questions.filter(function (question) { return question.state() !== null; }).length;
  };

  // A file replaces what is here, so the learner decides.
  Page.prototype.askLoad = function (found, name) {
    var page = this;
    var box = this.part("#quiz-sure-load");
    var saved = new Date(found.attempt.saved);
    function done(act) {
      return function () {
        box.hidden = true;
        if (act) tell(page.part("#quiz-file-error"), page.part("#quiz-file"), page.load(found, name));
        page.part("#quiz-file").focus();
      };
    }
    box.firstElementChild.textContent = "This page holds " + quiz.plural(this.answered(), "answer") +
      ". The file " + name + (isNaN(saved) ? "" : ", saved " + saved.toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) + ",") +
      " would replace all of them.";
    this.part(".quiz-load-yes").onclick = done(true);
    this.part(".quiz-load-no").onclick = done(false);
    box.hidden = false;
    this.part(".quiz-load-no").focus();
  };

  // Takes a saved file over; a sentence about what in it could not be shown.
  Page.prototype.load = function (found, name) {
    var strange = [];
    var sure = found.attempt.confidence || {};
    this.putState({
      learner: this.learner.value || String(found.attempt.learner || "") || learnerOf(name, this.name),
      flags: Array.isArray(found.attempt.flags) ? found.attempt.flags : [],
      seconds: Math.max(this.seconds, Number(found.attempt.seconds) || 0)
    });
    this.questions.forEach(function (question) {
      var source = found.sources[question.cell];
      if (source !== undefined && !question.load(source)) strange.push(question.number);
      question.putSure(sure[question.name]);
    });
    this.changed();
    this.saved.textContent = "The answers of " + name + " are on this page now.";
    return strange.length ? "What the file says on question " + strange.join(", ") + " is not a plain answer; answer it here anew." : "";
  };

  function learnerOf(name, quizName) {
    var found = new RegExp("^(.+)_" + quizName + "\\b").exec(name);
    return found ? found[1] : "";
  }

  Page.prototype.askWipe = function (on) {
    this.part("#quiz-sure-wipe").hidden = !on;
    this.part(".quiz-wipe").setAttribute("aria-expanded", String(on));
    this.part(on ? ".quiz-wipe-no" : ".quiz-wipe").focus();
  };

  Page.prototype.wipe = function () {
    this.putState({});
    this.questions.forEach(function (question) {
      if (question.field) tell(question.error, question.field, "");
    });
    this.changed();
    if (this.storage) this.storage.removeItem(this.key);
    this.dirty = false;
    this.askWipe(false);
    this.saved.textContent = "Everything on this page was cleared.";
  };
})();
