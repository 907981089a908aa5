// A branching case, one scene at a time. The way is kept by this browser only; nothing is sent.
(function () {
  "use strict";

  function list(nodes) { return Array.prototype.slice.call(nodes); }

  function start(box) {
    var KEY = "cme:case:" + box.dataset.case;
    var parts = list(box.querySelectorAll(".case-part"));
    var bar = box.querySelector(".case-bar");
    var way = read(); // ids of the parts met, each with the letter that was opened first

    function read() {
      try {
        var kept = JSON.parse(localStorage.getItem(KEY) || "[]");
        var fits = Array.isArray(kept) && kept.every(function (step) { return step && find(step.id); });
        return fits ? kept : [];
      } catch (error) {
        return [];
      }
    }
    function keep() {
      try {
        localStorage.setItem(KEY, JSON.stringify(way));
      } catch (error) {
        /* storage is full or forbidden: the way holds for this visit only */
      }
    }
    function find(id) {
      return parts.filter(function (part) { return part.id === id; })[0];
    }
    function title(part) { return part.querySelector("h2").textContent; }
    function now() { return way[way.length - 1]; }

    // Going back along the way forgets what came after. A link from elsewhere begins a new way.
    function meet(id) {
      var place = way.map(function (step) { return step.id; }).indexOf(id);
      if (place > 0) way = way.slice(0, place + 1);
      else {
        way = place < 0 && way.length && leads(find(now().id), id) ? way.concat({ id: id }) : [{ id: id }];
        close(find(id));
      }
      keep();
    }
    function leads(part, id) {
      return list(part.querySelectorAll(".case-on")).some(function (on) { return on.hash === "#" + id; });
    }

    function close(part) {
      list(part.querySelectorAll(".case-choice")).forEach(function (choice) { choice.open = false; });
    }

    function show(moved) {
      var part = find(now().id);
      parts.forEach(function (one) { one.hidden = one !== part; });
      showBar(part);
      var old = box.querySelector(".case-way");
      if (old) old.remove();
      if (part.classList.contains("case-end")) part.insertBefore(showWay(), part.querySelector(".case-lesson"));
      if (moved) {
        part.querySelector("h2").focus({ preventScroll: true });
        part.scrollIntoView({ block: "start" });
      }
    }

    function showBar(part) {
      bar.textContent = "";
      var last = part.classList.contains("case-end");
      add(bar, "span", last ? "The end, after " + count(way.length - 1) : "Decision " + way.length);
      if (way.length > 1) {
        link(bar, way[way.length - 2].id, "One step back");
        if (!last) link(bar, parts[0].id, "Start again");
      }
      bar.hidden = false;
    }
    function count(number) { return number === 1 ? "1 decision" : number + " decisions"; }

    function showWay() {
      var section = document.createElement("div");
      section.className = "case-way";
      add(section, "p", "Your way").className = "case-head";
      var steps = add(section, "ol", "");
      way.slice(0, -1).forEach(function (step) {
        var scene = find(step.id);
        var row = add(steps, "li", "");
        add(row, "strong", title(scene).replace(/^\d+\. /, "") + ".");
        var first = scene.querySelector('[data-letter="' + step.first + '"]');
        if (first) {
          row.appendChild(document.createTextNode(" You chose " + quoted(first) + " "));
          var said = add(row, "span", first.querySelector(".case-verdict").textContent + ".");
          said.className = "case-said";
          said.dataset.verdict = first.dataset.verdict;
        }
        if (!first || first.dataset.verdict !== "best") {
          var best = scene.querySelector('[data-verdict="best"]');
          row.appendChild(document.createTextNode(" Best was " + quoted(best)));
        }
      });
      return section;
    }
    function quoted(choice) {
      return "\u201c" + choice.querySelector(".case-words").textContent.trim().replace(/\.$/, "") + ".\u201d";
    }

    function add(parent, tag, text) {
      var node = document.createElement(tag);
      node.textContent = text;
      parent.appendChild(node);
      return node;
    }
    function link(parent, id, text) {
      add(parent, "a", text).href = "#" + id;
    }

    // The first choice that is opened is the decision; the others may be read after it.
    box.addEventListener("toggle", function (event) {
      var choice = event.target;
      if (!choice.open || !choice.classList.contains("case-choice") || now().first) return;
      now().first = choice.dataset.letter;
      keep();
    }, true);

    box.addEventListener("click", function (event) {
      var on = event.target.closest("a.case-on");
      if (!on || now().first) return;
      now().first = on.closest(".case-choice").dataset.letter; // toggle events come late
      keep();
    });

    window.addEventListener("hashchange", function () {
      var id = decodeURIComponent(location.hash.slice(1));
      if (!find(id)) return;
      meet(id);
      show(true);
    });

    // Details that were open when the page was left are closed by some browsers and not by others.
    var named = decodeURIComponent(location.hash.slice(1));
    if (find(named)) meet(named);
    else {
      if (!way.length) meet(parts[0].id);
      // so that Back, after a step, leads here again
      try { history.replaceState(null, "", "#" + now().id); } catch (error) { /* a frame may forbid it */ }
    }
    var opened = find(now().id).querySelector('[data-letter="' + now().first + '"]');
    if (opened) opened.open = true;
    show(false);
  }

  function startAll() { list(document.querySelectorAll(".case")).forEach(start); }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
  else startAll();
})();
