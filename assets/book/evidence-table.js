/* Find, choose and sort in a table of evidence. Without this script all rows stand there. */
(function () {
  "use strict";

  function start(table) {
    var list = table.querySelector(".ev-rows");
    var rows = Array.prototype.slice.call(list.children);
    var tools = table.querySelector(".ev-tools");
    var find = tools.querySelector("input");
    var selects = Array.prototype.slice.call(tools.querySelectorAll("select[data-field]"));
    var order = tools.querySelector("select[data-order]");
    var count = tools.querySelector(".ev-count");
    var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

    function filter() {
      var words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (row, index) {
        var fits =
          words.every(function (word) { return texts[index].indexOf(word) >= 0; }) &&
          selects.every(function (select) {
            return !select.value || row.getAttribute("data-" + select.dataset.field) === select.value;
          });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent =
        shown === rows.length ? rows.length + " rows" : shown + " of " + rows.length + " rows";
    }

    function sort() {
      var field = order.value.replace(/^-/, "");
      var sign = order.value.charAt(0) === "-" ? -1 : 1;
      var sorted = rows.slice();
      if (field) {
        sorted.sort(function (a, b) {
          var one = key(a, field), two = key(b, field);
          return sign * one.localeCompare(two, "en", { numeric: true });
        });
      }
      list.append.apply(list, sorted);
    }

    function key(row, field) {
      return field === "id" ? row.id : row.getAttribute("data-" + field) || "";
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
      row.scrollIntoView({ block: "start" });
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
