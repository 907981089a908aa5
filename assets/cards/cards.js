// Review cards, asked one by one. What was known, and when a card is due, is kept by this browser only.
(function () {
  "use strict";

  var KEY = "cme:cards";
  var DAYS = [1, 3, 7, 16, 35, 90]; // until a card comes back that was known once, twice, ...
  var NEW = 10; // new cards in one sitting

  function list(nodes) { return Array.prototype.slice.call(nodes); }
  function make(tag, name, words) {
    var one = document.createElement(tag);
    if (name) one.className = name;
    if (words) one.textContent = words;
    return one;
  }
  function button(words, act, name) {
    var one = make("button", "cards-button" + (name ? " " + name : ""), words);
    one.type = "button";
    one.addEventListener("click", act);
    return one;
  }
  function count(number, word) { return number + " " + word + (number === 1 ? "" : "s"); }

  // Days are those of the reader's own calendar: a card due tomorrow is due after midnight.
  function today() {
    var now = new Date();
    return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5);
  }
  function dateOf(day) {
    return new Date(day * 864e5).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });
  }

  function start(box) {
    var all = list(box.querySelectorAll(".card-one"));
    var kept = read(); // id -> [times known in a row, day it is due]
    var queue = [];
    var shown = null;
    var done = 0;

    var desk = make("section", "cards-desk");
    desk.setAttribute("aria-label", "Review");
    var status = make("p", "cards-status");
    status.setAttribute("role", "status");
    var face = make("div", "cards-face");
    face.tabIndex = -1;
    var acts = make("div", "cards-acts");
    var chapters = chooser();
    [chapters.label, status, face, acts].forEach(function (part) { desk.appendChild(part); });
    box.insertBefore(desk, box.firstChild);
    box.querySelector(".cards-all").open = false;

    function read() {
      var found = {};
      try {
        var raw = JSON.parse(localStorage.getItem(KEY) || "{}");
        all.forEach(function (card) {
          var one = raw && raw[card.id];
          if (Array.isArray(one) && one.length === 2 && one.every(Number.isFinite)) found[card.id] = one;
        });
      } catch (error) {
        /* storage is forbidden or spoilt: begin anew */
      }
      return found;
    }
    function keep() {
      try {
        localStorage.setItem(KEY, JSON.stringify(kept));
        return true;
      } catch (error) {
        return false; // storage is full or forbidden: the order holds for this visit only
      }
    }

    function chooser() {
      var label = make("label", "cards-chapter-choice", "Cards of ");
      var select = make("select");
      select.appendChild(new Option("all chapters", ""));
      list(box.querySelectorAll(".cards-chapter")).forEach(function (part) {
        select.appendChild(new Option(part.querySelector(".cards-title").textContent, part.dataset.chapter));
      });
      select.addEventListener("change", function () { plan(); next(false); });
      label.appendChild(select);
      return { label: label, select: select };
    }
    function chosen() {
      var wanted = chapters.select.value;
      return all.filter(function (card) {
        return !wanted || card.closest(".cards-chapter").dataset.chapter === wanted;
      });
    }

    // Cards that are due come first, the longest waiting before the others; then some new ones.
    function plan() {
      var day = today();
      var due = chosen().filter(function (card) { return kept[card.id] && kept[card.id][1] <= day; });
      due.sort(function (a, b) { return kept[a.id][1] - kept[b.id][1]; });
      var fresh = chosen().filter(function (card) { return !kept[card.id]; }).slice(0, NEW);
      queue = due.concat(fresh);
      done = 0;
    }

    function next(moved) {
      shown = queue[0] || null;
      face.textContent = "";
      acts.textContent = "";
      if (shown) ask(); else end();
      if (moved) face.focus();
    }
    function ask() {
      status.textContent = count(queue.length, "card") + " to go" + (done ? ", " + done + " done" : "") + ".";
      var front = make("p", "cards-front");
      front.innerHTML = shown.querySelector("summary").innerHTML;
      face.appendChild(front);
      acts.appendChild(button("Show the answer", answer, "cards-main"));
    }
    function answer() {
      face.appendChild(shown.querySelector(".card-back").cloneNode(true));
      acts.textContent = "";
      acts.appendChild(button("I did not know", function () { judge(false); }));
      acts.appendChild(button("I knew it", function () { judge(true); }, "cards-main"));
      face.focus();
    }
    function judge(known) {
      var times = known ? ((kept[shown.id] || [0])[0] + 1) : 0;
      kept[shown.id] = [times, today() + (known ? DAYS[Math.min(times, DAYS.length) - 1] : 0)];
      queue.shift();
      if (known) done += 1; else queue.splice(Math.min(3, queue.length), 0, shown);
      var safe = keep();
      next(true);
      if (!safe) status.textContent += " This browser keeps nothing: the order holds until you leave.";
    }

    function end() {
      var waiting = chosen().filter(function (card) { return kept[card.id]; });
      var fresh = chosen().length - waiting.length;
      var days = waiting.map(function (card) { return kept[card.id][1]; });
      var first = days.length ? Math.min.apply(null, days) : 0;
      status.textContent = done ? count(done, "card") + " done." : "Nothing is due.";
      if (days.length) {
        var many = days.filter(function (day) { return day === first; }).length;
        face.appendChild(make("p", "cards-front", "The next " + count(many, "card") + " on " + dateOf(first) + "."));
      }
      if (fresh) acts.appendChild(button("Take new cards (" + fresh + " left)", function () { plan(); next(true); }, "cards-main"));
      if (days.length) acts.appendChild(button("Forget what I knew", confirmClear));
    }
    function confirmClear() {
      acts.textContent = "";
      face.textContent = "";
      face.appendChild(make("p", "cards-front", "Remove from this browser what you knew and when cards are due?"));
      acts.appendChild(button("Remove it", function () {
        kept = {};
        try { localStorage.removeItem(KEY); } catch (error) { /* nothing was kept */ }
        plan();
        next(true);
      }));
      acts.appendChild(button("Keep it", function () { next(true); }, "cards-main"));
      face.focus();
    }

    // On paper all cards stand with their answers.
    var closed = [];
    addEventListener("beforeprint", function () {
      closed = list(box.querySelectorAll("details:not([open])"));
      closed.forEach(function (one) { one.open = true; });
    });
    addEventListener("afterprint", function () {
      closed.forEach(function (one) { one.open = false; });
    });

    plan();
    next(false);
  }

  list(document.querySelectorAll(".cards")).forEach(start);
})();
