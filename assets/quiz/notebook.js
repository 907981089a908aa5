// The notebook behind the form: filled in for saving, and read back from a saved file.
// Only the texts of answer cells change; ids, marks and checksums stay as released.
(function () {
  "use strict";

  var quiz = window.cmeQuiz;

  function decode(link) {
    var bytes = Uint8Array.from(atob(link.split(",")[1]), function (c) { return c.charCodeAt(0); });
    return JSON.parse(new TextDecoder().decode(bytes));
  }

  function textOf(cell) {
    return Array.isArray(cell.source) ? cell.source.join("") : String(cell.source);
  }

  // The release with these texts in its answer cells; a cell without one stays blank.
  function fill(release, sources, attempt) {
    var notebook = JSON.parse(JSON.stringify(release));
    notebook.cells.forEach(function (cell) {
      if (Object.prototype.hasOwnProperty.call(sources, cell.id)) cell.source = sources[cell.id];
    });
    notebook.metadata.cme.attempt = attempt;
    return JSON.stringify(notebook, null, 1) + "\n";
  }

  function marks(cell) { return (cell.metadata && cell.metadata.nbgrader) || {}; }

  // Texts of the answer cells of a saved file by cell id; throws a sentence for the learner.
  function unpack(content, release) {
    var notebook;
    try {
      notebook = JSON.parse(content.replace(/^\uFEFF/, ""));
    } catch (error) {
      throw new Error("This file is not a notebook, or it is damaged.");
    }
    var own = (notebook && notebook.metadata && notebook.metadata.cme) || {};
    if (!notebook || !Array.isArray(notebook.cells)) throw new Error("This file is not a notebook.");
    if (own.quiz !== release.metadata.cme.quiz) throw new Error("This file is not a saved file of this quiz.");
    checkEdition(notebook, release);
    var sources = {};
    release.cells.forEach(function (cell) {
      if (!marks(cell).solution) return;
      var sent = notebook.cells.filter(function (other) {
        return other && marks(other).grade_id === marks(cell).grade_id;
      })[0];
      if (sent && textOf(sent) !== textOf(cell)) sources[cell.id] = textOf(sent);
    });
    return { sources: sources, attempt: own.attempt || {} };
  }

  function checkEdition(notebook, release) {
    var prints = {};
    function about(cell) { return (cell && cell.metadata && cell.metadata.cme) || {}; }
    release.cells.forEach(function (cell) { prints[about(cell).name] = about(cell).fingerprint; });
    notebook.cells.forEach(function (cell) {
      var own = about(cell);
      if (own.name in prints && own.fingerprint !== prints[own.name]) {
        throw new Error("This file answers an earlier edition of the quiz; its questions were others.");
      }
    });
  }

  quiz.decode = decode;
  quiz.fill = fill;
  quiz.unpack = unpack;
})();
