/* Find, choose and sort in a table of evidence. Without this script all rows stand there. */
(function () {
  "use strict";

  var words = new Intl.Collator("en", { numeric: true });

  function start(table) {
    var list = table.querySelector(".ev-rows");
    var rows = Array.prototype.slice.call(list.children);
    var tools = table.querySelector(".ev-tools");
    var find = tools.querySelector("input");
    var selects = Array.prototype.slice.call(tools.querySelectorAll("select[data-field]"));
    var order = tools.querySelector("select[data-order]");
    var count = tools.querySelector(".ev-count");
    var texts = null;

    /* Read when first asked for: a page opens sooner. */
    function holds(index, word) {
      texts = texts || rows.map(function (row) { return row.textContent.toLowerCase(); });
      return texts[index].indexOf(word) >= 0;
    }

    function filter() {
      var wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, index) {
        var fits =
          wanted.every(function (word) { return holds(index, word); }) &&
          selects.every(function (select) {
            return !select.value || row.getAttribute("data-" + select.dataset.field) === select.value;
          });
        if (row.hidden === fits) row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent =
        shown === rows.length ? rows.length + " rows" : shown + " of " + rows.length + " rows";
    }

    function sort() {
      var field = order.value.replace(/^-/, "");
      var sign = order.value.charAt(0) === "-" ? -1 : 1;
      var keyed = rows.map(function (row) { return { row: row, key: key(row, field) }; });
      if (field) keyed.sort(function (a, b) { return sign * words.compare(a.key, b.key); });
      list.append.apply(list, keyed.map(function (one) { return one.row; }));
    }

    /* What can be chosen is sorted as it is offered: high, moderate, low. Blank comes last. */
    function key(row, field) {
      if (field === "id") return row.id;
      var value = row.getAttribute("data-" + field) || "";
      var select = selects.filter(function (one) { return one.dataset.field === field; })[0];
      if (!select) return value;
      var place = Array.prototype.findIndex.call(select.options, function (option) {
        return option.value === value;
      });
      return String(value ? place : select.options.length);
    }

    /* A link to a row must find it even when a filter hides it. */
    function showTarget() {
      var row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!row || row.parentNode !== list) return;
      if (row.hidden) {
        find.value = "";
        selects.forEach(function (select) { select.value = ""; });
        filter();
      }
      var more = row.querySelector("details");
      if (more) more.open = true;
      bringToTop(row, 5);
    }

    /* Rows beside it get their true height only when they are near the screen, which may move it. */
    function bringToTop(row, frames) {
      row.scrollIntoView({ block: "start" });
      if (frames > 0) requestAnimationFrame(function () { bringToTop(row, frames - 1); });
    }

    find.addEventListener("input", filter);
    selects.forEach(function (select) { select.addEventListener("change", filter); });
    order.addEventListener("change", sort);
    addEventListener("hashchange", showTarget);
    tools.addEventListener("submit", function (event) { event.preventDefault(); });
    tools.hidden = false;
    filter();
    showTarget();
  }

  function startAll() {
    document.querySelectorAll(".ev-table").forEach(start);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", startAll);
  else startAll();
})();
