/* What search found, shown for a reader: chapters first, each place with the words around it.
   Sphinx's index says which pages fit; the words are in search-texts.js, so this works from disk. */
(function () {
  "use strict";

  var GROUPS = [
    ["chapter", "Chapters"],
    ["glossary", "Glossary"],
    ["page", "Other pages"],
    ["table", "Evidence tables"],
  ];
  var PARTS = 3; /* places of a page */
  var TERMS = 6; /* places of the glossary, where each is one term */
  var AROUND = 110; /* letters before and after a word */

  function element(name, parent, text, className) {
    var made = parent.appendChild(document.createElement(name));
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function count(text, words) {
    var lower = text.toLowerCase();
    return words.filter(function (word) { return lower.indexOf(word) >= 0; }).length;
  }

  /* The places of a page that hold most of the words, in reading order; a heading tells more
     than its text. */
  function places(parts, words, most) {
    var scored = parts
      .map(function (part, index) {
        return { part: part, index: index,
                 score: 2 * count(part[1], words) + count(part[2], words) };
      })
      .filter(function (one) { return one.score > 0; });
    scored.sort(function (a, b) { return b.score - a.score || a.index - b.index; });
    return scored.slice(0, most)
      .sort(function (a, b) { return a.index - b.index; })
      .map(function (one) { return one.part; });
  }

  function excerpt(parent, text, words) {
    var lower = text.toLowerCase();
    var starts = words.map(function (word) { return lower.indexOf(word); })
      .filter(function (place) { return place >= 0; });
    var middle = starts.length ? Math.min.apply(null, starts) : 0;
    var from = middle > AROUND ? text.indexOf(" ", middle - AROUND) + 1 : 0;
    var to = text.indexOf(" ", middle + AROUND);
    if (to < 0) to = text.length;
    var shown = (from ? "\u2026 " : "") + text.slice(from, to) + (to < text.length ? " \u2026" : "");
    var line = element("p", parent, "", "context");
    var sign = /[.*+\-?^${}()|[\]\\]/g;
    var any = words.map(function (word) { return word.replace(sign, "\\$&"); }).join("|");
    shown.split(new RegExp("((?:" + any + ")[\\p{Letter}\\p{Number}]*)", "iu"))
      .forEach(function (piece, index) {
        if (index % 2) element("mark", line, piece);
        else line.appendChild(document.createTextNode(piece));
      });
  }

  function address(page, anchor) {
    return page + DOCUMENTATION_OPTIONS.LINK_SUFFIX + (anchor ? "#" + anchor : "");
  }

  function link(parent, href, text) {
    element("a", parent, text).href = href;
  }

  function showPage(list, page, words) {
    var texts = COURSE_TEXTS[page];
    var found = places(texts.parts, words, PARTS);
    var item = element("li", list);
    link(item, address(page), texts.title);
    if (!found.length && texts.parts.length) found = texts.parts.slice(0, 1);
    var inner = element("ul", item, "", "search-parts");
    found.forEach(function (part) {
      var place = element("li", inner);
      if (part[1] && part[1] !== texts.title) link(place, address(page, part[0]), part[1]);
      excerpt(place, part[2], words);
    });
  }

  function showTerms(list, page, words) {
    places(COURSE_TEXTS[page].parts, words, TERMS).forEach(function (part) {
      var item = element("li", list);
      link(item, address(page, part[0]), part[1]);
      excerpt(item, part[2], words);
    });
  }

  function showTable(list, page, words) {
    var item = element("li", list);
    link(item, address(page) + "?find=" + encodeURIComponent(words.join(" ")),
         COURSE_TEXTS[page].title);
  }

  /* The pages that fit, the best first. Sphinx hands them over worst first. */
  function pagesFor(parsed) {
    var pages = Search._performSearch.apply(Search, parsed).reverse()
      .map(function (result) { return result[0]; });
    return pages.filter(function (page, index) {
      return COURSE_TEXTS[page] && pages.indexOf(page) === index;
    });
  }

  /* A stem finds other endings too, but only where it is how the word begins. */
  function wordsOf(parsed) {
    var stems = Array.from(parsed[1]);
    return Array.from(parsed[3]).map(function (word, index) {
      var stem = stems[index] || word;
      return word.indexOf(stem) === 0 ? stem : word;
    });
  }

  Search.query = function (query) {
    var parsed = Search._parseQuery(query);
    var words = wordsOf(parsed);
    var pages = words.length ? pagesFor(parsed) : [];
    var out = document.getElementById("search-results");
    Search.stopPulse();
    out.textContent = "";
    document.getElementById("search-count").textContent = pages.length
      ? pages.length + (pages.length === 1 ? " page holds " : " pages hold ") + "\u201c" + query + "\u201d."
      : "Nothing was found for \u201c" + query + "\u201d. Try one word, or the beginning of it.";
    GROUPS.forEach(function (group) {
      var here = pages.filter(function (page) { return COURSE_TEXTS[page].kind === group[0]; });
      if (!here.length) return;
      element("h2", out, group[1]);
      var list = element("ul", out, "", "search search-" + group[0]);
      var show = { glossary: showTerms, table: showTable }[group[0]] || showPage;
      here.forEach(function (page) { show(list, page, words); });
    });
  };
})();
