// Self-checks: an answer first, then the reason for every option. Nothing is stored or sent.
(function () {
  "use strict";

  function number(text) {
    var plain = text.trim().replace("\u2212", "-").replace(/^(-?\d+),(\d+)$/, "$1.$2");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  }

  // Each reader returns {missing: what to do first} or {right, verdict, first: letters}.
  function readNumber(check, form) {
    var value = number(form.querySelector("input").value);
    if (isNaN(value)) return { missing: "Write a number first, without its unit." };
    var key = Number(check.dataset.key);
    var tolerance = Number(check.dataset.tolerance);
    var slack = 1e-12 * Math.max(Math.abs(key), Math.abs(value), tolerance);
    var right = Math.abs(value - key) <= tolerance + slack;
    return { right: right, first: [], verdict: right ? "Right." : "Not right. The answer is " + check.dataset.answer + "." };
  }

  function readText(check, form) {
    if (!form.querySelector("textarea").value.trim()) return { missing: "Write your answer first." };
    return { right: null, first: [], verdict: "Compare your answer with the one below." };
  }

  function readSingle(check, form) {
    var chosen = form.querySelector("input:checked");
    if (!chosen) return { missing: "Choose an answer first." };
    var best = keys(check).join(", ");
    var right = chosen.value === best;
    return {
      right: right,
      first: [chosen.value],
      verdict: right ? "Right: " + best + "." : "You chose " + chosen.value + ". The best answer is " + best + "."
    };
  }

  function readMultiple(check, form) {
    var chosen = values(form.querySelectorAll("input:checked"));
    if (!chosen.length) return { missing: "Choose at least one answer first." };
    return judged(check, chosen, chosen);
  }

  function readTrueFalse(check, form) {
    var sets = Array.prototype.slice.call(form.querySelectorAll(".self-check-statement"));
    var open = sets.filter(function (set) { return !set.querySelector("input:checked"); });
    if (open.length) {
      return { missing: "Judge every statement first. Open: " + open.map(letter).join(", ") + "." };
    }
    var yes = sets.filter(function (set) { return set.querySelector("input:checked").value === "true"; });
    return judged(check, yes.map(letter), []);
  }

  function judged(check, yes, first) {
    var all = reasons(check);
    var good = all.filter(function (one) {
      return (one.dataset.key === "true") === (yes.indexOf(letter(one)) >= 0);
    });
    var wrong = all.filter(function (one) { return good.indexOf(one) < 0; });
    var right = good.length === all.length;
    return {
      right: right,
      first: first.length ? first : wrong.map(letter),
      verdict: right ? "Right: all " + all.length + "." : good.length + " of " + all.length + " judged right."
    };
  }

  function values(inputs) {
    return Array.prototype.map.call(inputs, function (input) { return input.value; });
  }
  function letter(element) { return element.dataset.letter; }
  function reasons(check) {
    var all = Array.prototype.slice.call(check.querySelectorAll(".self-check-reason"));
    return all.sort(function (a, b) { return letter(a) < letter(b) ? -1 : 1; });
  }
  function keys(check) {
    return reasons(check).filter(function (one) { return one.dataset.key === "true"; }).map(letter);
  }

  var readers = {
    numeric: readNumber, text: readText, single: readSingle,
    multiple: readMultiple, truefalse: readTrueFalse
  };

  function start(check) {
    var form = check.querySelector("form");
    var button = form.querySelector("button");
    var status = check.querySelector(".self-check-status");
    var panel = document.createElement("div");
    var answers = check.querySelector("details");
    var answered = false;
    panel.className = "self-check-panel";
    panel.hidden = true;
    Array.prototype.slice.call(answers.children, 1).forEach(function (part) { panel.appendChild(part); });
    answers.replaceWith(panel);
    button.hidden = false;

    function say(words, tone) {
      var line = document.createElement("p");
      line.className = "self-check-said";
      line.textContent = words;
      status.textContent = "";
      status.appendChild(line);
      status.dataset.tone = tone;
    }

    function freeze(on) {
      Array.prototype.forEach.call(form.querySelectorAll("input, textarea"), function (input) {
        if (input.type === "text" || input.type === "textarea") input.readOnly = on;
        else input.disabled = on;
      });
    }

    function answer() {
      var result = readers[check.dataset.kind](check, form);
      if (result.missing) return say(result.missing, "missing");
      var rest = panel.querySelector(".self-check-rest");
      say(result.verdict, result.right === null ? "open" : result.right ? "right" : "wrong");
      reasons(check).forEach(function (one) {
        // what the learner chose is said at once; the others can be read below it
        if (result.first.indexOf(letter(one)) >= 0) status.appendChild(one);
        else panel.insertBefore(one, rest);
        mark(one, result.first);
      });
      panel.hidden = false;
      freeze(true);
      button.textContent = "Try again";
      answered = true;
    }

    function mark(reason, chosen) {
      var key = reason.dataset.key === "true";
      var single = check.dataset.kind === "single";
      if (single && !key && chosen.indexOf(letter(reason)) < 0) return;
      var shown = form.querySelector('[data-letter="' + letter(reason) + '"]:not(.self-check-reason)');
      var flag = document.createElement("span");
      flag.className = "self-check-flag";
      flag.textContent = single && !key ? "your answer"
        : reason.querySelector(".self-check-verdict strong").textContent.replace(/^\w: |\.$/g, "");
      shown.dataset.key = reason.dataset.key;
      (shown.querySelector("legend") || shown).appendChild(flag);
    }

    function again() {
      var rest = panel.querySelector(".self-check-rest");
      reasons(check).forEach(function (one) { panel.insertBefore(one, rest); });
      Array.prototype.forEach.call(form.querySelectorAll(".self-check-flag"), function (flag) { flag.remove(); });
      Array.prototype.forEach.call(form.querySelectorAll("[data-key]"), function (one) {
        if (!one.classList.contains("self-check-reason")) delete one.dataset.key;
      });
      status.textContent = "";
      delete status.dataset.tone;
      panel.hidden = true;
      freeze(false);
      form.reset();
      button.textContent = "Check";
      answered = false;
      form.querySelector("input, textarea").focus();
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (answered) again();
      else answer();
    });
  }

  function startAll() {
    Array.prototype.forEach.call(document.querySelectorAll(".self-check"), start);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
  else startAll();
})();
