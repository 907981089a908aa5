// Plain Python values as text: written for an answer cell, and read back from one.
// Nothing is ever evaluated; whatever is not a plain assignment is refused.
(function () {
  "use strict";

  var WIDTH = 88;

  // ---- writing ----------------------------------------------------------------------

  // A text in triple quotes, so that who grades it by hand sees its lines. A backslash at
  // the end of a line tells Python that the line goes on.
  function text(value) {
    var lines = wellFormed(value).replace(/\r\n?/g, "\n").trim().split("\n");
    return '"""\n' + lines.map(function (line) { return wrap(escaped(line)); }).join("\n") + '\n"""';
  }

  // Half of a surrogate pair is no character, and no file can hold it.
  function wellFormed(value) {
    return value.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, function (found) {
      return found.length === 2 ? found : "\uFFFD";
    });
  }

  // Characters beyond the first 65536 stay as they are: \ud83e\udec0 is right in JSON, but
  // in Python it would be two halves of one.
  function escaped(line) {
    return line
      .replace(/\\/g, "\\\\")
      .replace(/"""/g, '\\"\\"\\"')
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]/g, function (c) {
        return "\\u" + ("000" + c.charCodeAt(0).toString(16)).slice(-4);
      });
  }

  function wrap(line) {
    var rows = [];
    while (line.length > WIDTH) {
      var cut = line.lastIndexOf(" ", WIDTH) + 1;
      if (cut < 2) cut = line.indexOf(" ") + 1;
      if (cut < 1 || cut >= line.length) break;
      rows.push(line.slice(0, cut) + "\\");
      line = line.slice(cut);
    }
    return rows.concat(line).join("\n");
  }

  function quoted(letter) { return '"' + letter + '"'; }

  function truth(value) { return value === true ? "True" : value === false ? "False" : "None"; }

  var writers = {
    single: quoted,
    multiple: function (letters) { return "[" + letters.map(quoted).join(", ") + "]"; },
    truefalse: function (judged, letters) {
      return "{" + letters.map(function (letter) {
        return quoted(letter) + ": " + truth(judged[letter]);
      }).join(", ") + "}";
    },
    numeric: function (number) { return String(number); },
    text: text
  };

  function assignment(name, kind, value, letters) {
    return name + " = " + writers[kind](value, letters);
  }

  // A number as people type it: {number} or {problem: a sentence}. Behind it may stand its unit.
  function number(typed, unit) {
    var plain = typed.trim();
    if (unit && plain.toLowerCase().endsWith(unit.toLowerCase())) plain = plain.slice(0, -unit.length);
    plain = plain.trim().replace(/[\u2212\u2013]/g, "-").replace(/\s+/g, "");
    if (/^[+-]?[1-9]\d{0,2}(,\d{3})+$/.test(plain)) {
      return { problem: "Is this comma a decimal comma? Write the number with a point, or without the comma." };
    }
    plain = plain.replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain)) {
      return { problem: "Write the number alone, such as 12.5: no other unit, no words, no calculation." };
    }
    var value = Number(plain);
    if (!isFinite(value)) return { problem: "This number is too large." };
    return { number: value };
  }

  // ---- reading ----------------------------------------------------------------------

  var ESCAPES = { n: "\n", t: "\t", r: "\r", "\\": "\\", "'": "'", '"': '"', "\n": "", a: "\x07", b: "\b", f: "\f", v: "\v" };
  var WORDS = { None: null, True: true, False: false };

  function Reader(source) {
    this.rest = source.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
    this.depth = 0; // how many brackets are open
  }

  Reader.prototype.take = function (pattern) {
    var found = pattern.exec(this.rest);
    if (!found || found.index !== 0) return null;
    this.rest = this.rest.slice(found[0].length);
    return found;
  };

  Reader.prototype.need = function (pattern) {
    var found = this.take(pattern);
    if (!found) throw new Error("not a plain value");
    return found;
  };

  // Within brackets a value may go on in the next line.
  Reader.prototype.space = function () {
    if (this.depth) this.gap();
    else this.take(/^(?:[ \t\f]|\\\n)*(?:#[^\n]*)?/);
  };

  Reader.prototype.gap = function () { this.take(/^(?:[ \t\f\n]|\\\n|#[^\n]*)*/); };

  Reader.prototype.value = function () {
    var found;
    if (/^[ubrUBR]{0,2}['"]/.test(this.rest)) return this.strings();
    if ((found = this.take(/^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?(?![\w.])/))) {
      return Number(found[0].replace(/_/g, ""));
    }
    if ((found = this.take(/^(?:None|True|False)(?!\w)/))) return WORDS[found[0]];
    this.depth += 1;
    if (this.take(/^\[/)) found = this.elements(/^\]/);
    else if (this.take(/^\(/)) found = this.group();
    else found = this.need(/^\{/) && this.braces();
    this.depth -= 1;
    return found;
  };

  Reader.prototype.strings = function () {
    var all = "";
    do {
      all += this.string();
      this.space();
    } while (/^[uU]?['"]/.test(this.rest));
    return all;
  };

  Reader.prototype.string = function () {
    var raw = /r/i.test(this.need(/^(?:[uU]|[rR])?(?=['"])/)[0]);
    var quote = this.need(/^(?:"""|'''|"|')/)[0];
    var value = "";
    while (!this.take(new RegExp("^" + quote))) {
      if (!this.rest || (quote.length === 1 && this.rest[0] === "\n")) throw new Error("open text");
      if (this.rest[0] === "\\") value += raw ? this.need(/^\\[^]?/)[0] : this.escape();
      else value += this.need(/^[^]/)[0];
    }
    return value;
  };

  Reader.prototype.escape = function () {
    var found = this.take(/^\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/);
    if (found) return String.fromCodePoint(parseInt(found[1] || found[2] || found[3], 16));
    found = this.need(/^\\([^])/);
    if (found[1] in ESCAPES) return ESCAPES[found[1]];
    if (/[0-7N]/.test(found[1])) throw new Error("an escape that is not read here");
    return found[0];
  };

  Reader.prototype.elements = function (end) {
    var all = [];
    this.gap();
    while (!this.take(end)) {
      all.push(this.value());
      this.gap();
      if (!this.take(/^,/) && !end.test(this.rest)) throw new Error("not a plain list");
      this.gap();
    }
    return all;
  };

  // Parentheses around one value are no list; a comma makes one.
  Reader.prototype.group = function () {
    this.gap();
    if (this.take(/^\)/)) return [];
    var first = this.value();
    this.gap();
    if (this.take(/^\)/)) return first;
    this.need(/^,/);
    return [first].concat(this.elements(/^\)/));
  };

  Reader.prototype.braces = function () {
    var pairs = {};
    this.gap();
    while (!this.take(/^\}/)) {
      var key = this.value();
      this.gap();
      this.need(/^:/);
      this.gap();
      pairs[key] = this.value();
      this.gap();
      if (!this.take(/^,/) && !/^\}/.test(this.rest)) throw new Error("not a plain table");
      this.gap();
    }
    return pairs;
  };

  // All plain assignments of a cell by name; throws on anything else.
  function read(source) {
    var reader = new Reader(source);
    var found = {};
    reader.gap();
    while (reader.rest) {
      var name = reader.need(/^([A-Za-z_]\w*)[ \t]*=(?!=)[ \t]*/)[1];
      found[name] = reader.value();
      reader.space();
      reader.need(/^(?:\n|;|$)/);
      reader.gap();
    }
    return found;
  }

  window.cmeQuiz = { assignment: assignment, number: number, read: read };
})();
