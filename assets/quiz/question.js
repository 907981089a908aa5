// One question of the answer page: what the learner put in, and what is wrong with it.
(function () {
  "use strict";

  var quiz = window.cmeQuiz;

  function all(root, selector) { return Array.prototype.slice.call(root.querySelectorAll(selector)); }

  function plural(count, word) { return count + " " + word + (count === 1 ? "" : "s"); }

  function Question(element) {
    this.element = element;
    this.name = element.dataset.name;
    this.kind = element.dataset.kind;
    this.cell = element.dataset.cell;
    this.title = element.querySelector("h2");
    this.number = this.title.textContent.replace(/\D*(\d+)[^]*/, "$1");
    this.field = element.querySelector("#" + this.name + "-field");
    this.error = element.querySelector(".quiz-error");
    this.unit = this.kind === "numeric" ? element.querySelector("#" + this.name + "-unit").textContent.trim() : "";
    this.decimals = element.dataset.decimals === undefined ? Infinity : Number(element.dataset.decimals);
    this.flag = element.querySelector(".quiz-flag input");
    this.inputs = all(element, ".quiz-option input, .quiz-judge input");
    this.letters = this.kind === "truefalse"
      ? all(element, ".quiz-statement").map(function (set) { return set.dataset.letter; })
      : this.inputs.map(function (input) { return input.value; });
  }

  // What the learner put in, as it is kept in the browser; null if nothing.
  Question.prototype.state = function () {
    if (this.field) return this.field.value.trim() ? this.field.value : null;
    var chosen = this.inputs.filter(function (input) { return input.checked; });
    if (!chosen.length) return null;
    if (this.kind === "single") return chosen[0].value;
    if (this.kind === "multiple") return chosen.map(function (input) { return input.value; });
    var judged = {};
    chosen.forEach(function (input) { judged[input.name.split("-").pop()] = input.value === "true"; });
    return judged;
  };

  Question.prototype.put = function (state) {
    var kind = this.kind;
    if (this.field) {
      this.field.value = state === null || state === undefined ? "" : String(state);
      return;
    }
    this.inputs.forEach(function (input) {
      var letter = input.name.split("-").pop();
      input.checked = state !== null && state !== undefined && (
        kind === "single" ? input.value === state
          : kind === "multiple" ? state.indexOf(input.value) >= 0
            : state[letter] === (input.value === "true"));
    });
  };

  // The number in the field, {number} or {problem}; the unit that is asked for may stand behind it.
  Question.prototype.typed = function () { return quiz.number(this.field.value, this.unit); };

  // A sentence if what stands in the field cannot be saved.
  Question.prototype.problem = function () {
    if (this.kind !== "numeric" || this.state() === null) return "";
    return this.typed().problem || "";
  };

  Question.prototype.complete = function () {
    var state = this.state();
    if (state === null || this.problem()) return false;
    return this.kind !== "truefalse" || Object.keys(state).length === this.letters.length;
  };

  // The text of the answer cell; null leaves it as it was released.
  Question.prototype.source = function () {
    var state = this.state();
    if (state === null || this.problem()) return null;
    var value = this.kind === "numeric" ? this.typed().number : state;
    return quiz.assignment(this.name, this.kind, value, this.letters);
  };

  // Take over the text of an answer cell; false if it cannot be shown in this form.
  Question.prototype.load = function (source) {
    var value;
    try {
      value = quiz.read(source)[this.name];
    } catch (error) {
      return false;
    }
    if (value === undefined || value === null) return true;
    var fitted = this.fitted(value);
    if (fitted === undefined) return false;
    this.put(fitted);
    return true;
  };

  Question.prototype.fitted = function (value) {
    var letters = this.letters;
    function letter(word) {
      var upper = String(word).trim().toUpperCase();
      return letters.indexOf(upper) >= 0 ? upper : undefined;
    }
    if (this.kind === "text") return typeof value === "string" ? value.trim() : undefined;
    if (this.kind === "numeric") return quiz.number(String(value)).problem ? undefined : String(value);
    if (this.kind === "single") return letter(value);
    if (this.kind === "multiple") {
      var chosen = Array.isArray(value) ? value.map(letter) : [undefined];
      return chosen.indexOf(undefined) < 0 ? chosen : undefined;
    }
    var judged = {};
    if (typeof value !== "object" || Array.isArray(value)) return undefined;
    Object.keys(value).forEach(function (key) {
      if (typeof value[key] === "boolean" && letter(key)) judged[letter(key)] = value[key];
    });
    return judged;
  };

  Question.prototype.sure = function () {
    var chosen = this.element.querySelector(".quiz-sure input:checked");
    return chosen ? Number(chosen.value) : null;
  };

  Question.prototype.putSure = function (level) {
    all(this.element, ".quiz-sure input").forEach(function (input) {
      input.checked = Number(input.value) === level;
    });
  };

  Question.prototype.show = function () {
    var problem = this.problem();
    this.element.dataset.state = this.complete() ? "answered" : "open";
    this.element.dataset.flagged = this.flag.checked;
    if (this.kind !== "numeric") return;
    var read = this.element.querySelector(".quiz-read");
    var number = this.state() === null || problem ? null : this.typed().number;
    var told = number !== null && String(number) !== this.field.value.trim() ? "is read as " + number : "";
    if (number !== null && decimalsOf(number) > this.decimals) {
      told += (told ? "; " : "") + "asked for: " + (this.decimals ? plural(this.decimals, "decimal") : "a whole number");
    }
    read.textContent = told;
    if (!problem) tell(this.error, this.field, "");
  };

  function decimalsOf(number) {
    var found = /\.(\d+)$/.exec(String(number));
    return found ? found[1].length : 0;
  }

  Question.prototype.summary = function () {
    var state = this.state();
    if (state === null) return "not answered";
    if (this.problem()) return "not a number";
    if (this.kind === "single") return state;
    if (this.kind === "multiple") return state.join(", ");
    if (this.kind === "numeric") return String(this.typed().number);
    if (this.kind === "text") return plural(state.trim().split(/\s+/).length, "word");
    return this.letters.map(function (letter) {
      return letter + " " + (state[letter] === undefined ? "open" : state[letter] ? "true" : "false");
    }).join(", ");
  };

  // An error is said in words, beside its field, and linked to it.
  function tell(place, field, sentence) {
    place.textContent = sentence;
    place.hidden = !sentence;
    if (sentence) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  quiz.all = all;
  quiz.plural = plural;
  quiz.tell = tell;
  quiz.Question = Question;
})();
