/* Live figures: sliders that move a picture without a kernel, a server or a library.

   Every state of a figure was drawn beforehand. Its data are rows of coordinates, and for
   each state the row to show; so an event looks up rows and sets attributes, no more.
   A classic script, so that it runs from disk; JupyterLab loads the same text as a module
   with `render` exported. Written by cmebook/live/encode.py, read by `unpack` below. */
(() => {
  "use strict";

  // ---- Bytes ---------------------------------------------------------------------------

  /** The bytes behind base64 text that zlib compressed. */
  async function unpack(text) {
    const packed = atob(text);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    if (typeof DecompressionStream === "undefined") return inflate(bytes);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** Undo zlib (RFC 1950, 1951), for browsers without DecompressionStream. */
  function inflate(bytes) {
    let out = new Uint8Array(bytes.length * 8);
    let size = 0, at = 2, bit = 0; // two bytes of zlib header

    const room = (more) => {
      if (size + more <= out.length) return;
      const larger = new Uint8Array(Math.max(out.length * 2, size + more));
      larger.set(out);
      out = larger;
    };
    const take = (count) => {
      let value = 0;
      for (let i = 0; i < count; i++) {
        if (at >= bytes.length) throw new Error("the data end too early");
        value |= ((bytes[at] >> bit) & 1) << i;
        if (++bit === 8) { bit = 0; at++; }
      }
      return value;
    };
    // A code as the number of words of each length and the words in order.
    const code = (lengths) => {
      const count = new Uint16Array(16), start = new Uint16Array(16);
      for (const length of lengths) if (length) count[length]++;
      for (let n = 1; n < 15; n++) start[n + 1] = start[n] + count[n];
      const words = new Uint16Array(lengths.length);
      lengths.forEach((length, word) => { if (length) words[start[length]++] = word; });
      return { count, words };
    };
    const next = ({ count, words }) => {
      let value = 0, first = 0, place = 0;
      for (let n = 1; n < 16; n++) {
        value |= take(1);
        if (value - count[n] < first) return words[place + value - first];
        place += count[n];
        first = (first + count[n]) << 1;
        value <<= 1;
      }
      throw new Error("the data hold no such code");
    };
    const BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83,
      99, 115, 131, 163, 195, 227, 258];
    const FAR = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
      1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    const extra = (word) => (word < 8 || word === 28 ? 0 : (word >> 2) - 1);

    const stored = () => {
      if (bit) { bit = 0; at++; }
      const length = bytes[at] | (bytes[at + 1] << 8);
      room(length);
      out.set(bytes.subarray(at + 4, at + 4 + length), size);
      size += length;
      at += 4 + length;
    };
    const coded = (words, distances) => {
      for (let word = next(words); word !== 256; word = next(words)) {
        if (word < 256) {
          room(1);
          out[size++] = word;
          continue;
        }
        const length = BASE[word - 257] + take(extra(word - 257));
        const far = next(distances);
        const back = FAR[far] + take(far < 4 ? 0 : (far >> 1) - 1);
        room(length);
        for (let i = 0; i < length; i++, size++) out[size] = out[size - back];
      }
    };
    const fixed = () => coded(
      code(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
      code(new Array(30).fill(5)));
    const dynamic = () => {
      const words = take(5) + 257, distances = take(5) + 1, given = take(4) + 4;
      const lengths = new Array(19).fill(0);
      const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
      for (let i = 0; i < given; i++) lengths[order[i]] = take(3);
      const table = code(lengths), all = [];
      while (all.length < words + distances) {
        const word = next(table);
        if (word < 16) all.push(word);
        else {
          const value = word === 16 ? all[all.length - 1] : 0;
          const times = word === 16 ? 3 + take(2) : word === 17 ? 3 + take(3) : 11 + take(7);
          for (let i = 0; i < times; i++) all.push(value);
        }
      }
      coded(code(all.slice(0, words)), code(all.slice(words)));
    };

    for (let last = 0; !last;) {
      last = take(1);
      const kind = take(2);
      if (kind === 3) throw new Error("the data hold no such block");
      [stored, fixed, dynamic][kind]();
    }
    return out.subarray(0, size);
  }

  // ---- Columns -------------------------------------------------------------------------

  /** The header of the data, and functions that give a column's row in a state. */
  function read(bytes) {
    const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, start)));
    let at = start;
    const blocks = header.blobs.map(([rows, length, planes, down, along]) => {
      const size = rows * length, values = new Int32Array(size);
      for (let plane = 0; plane < planes; plane++, at += size)
        for (let i = 0; i < size; i++) values[i] |= bytes[at + i] << (8 * plane);
      for (let i = 0; i < size; i++) values[i] = (values[i] >>> 1) ^ -(values[i] & 1);
      for (let order = 0; order < along; order++)
        for (let row = 0; row < size; row += length)
          for (let i = row + 1; i < row + length; i++) values[i] += values[i - 1];
      if (down) for (let i = length; i < size; i++) values[i] += values[i - length];
      return { values, length };
    });
    const columns = header.columns.map((entry) => {
      if ("of" in entry) return entry;
      const index = entry.index < 0 ? null : blocks[entry.index].values;
      const row = (state) => (index ? index[state] : 0);
      if (entry.words) return { row, get: (state) => entry.words[row(state)] };
      const { values } = blocks[entry.block];
      let starts = null;
      if (typeof entry.length !== "number") {
        starts = [0];
        for (const length of entry.length) starts.push(starts[starts.length - 1] + length);
      }
      const get = (state) => {
        const place = row(state);
        return starts
          ? values.subarray(starts[place], starts[place + 1])
          : values.subarray(place * entry.length, (place + 1) * entry.length);
      };
      return { row, get };
    });
    for (const column of columns) {
      if (!("of" in column)) continue;
      const { a, b } = column, source = columns[column.of];
      column.row = source.row;
      column.get = (state) => source.get(state).map((value) => Math.round(a * value + b));
    }
    return { header, columns };
  }

  /** Runs of drawing commands, `M1L119Z`, as pairs of a letter and a number of points. */
  const tokens = new Map();
  function parse(token) {
    if (!tokens.has(token))
      tokens.set(token, [...token.matchAll(/([A-Z])(\d*)/g)].map((hit) => [hit[1], +hit[2]]));
    return tokens.get(token);
  }
  const lengthOf = (token) =>
    token === "@" ? 1 : parse(token).reduce((sum, [, count]) => sum + count, 0);

  // ---- Picture -------------------------------------------------------------------------

  /** Bring the elements of one artist of one picture into a state. */
  function paint(picture, artist, columns, state) {
    if (!artist.moves) return;
    const changed = (key) => {
      if (artist[key] === undefined) return false;
      const row = columns[artist[key]].row(state), before = artist.shown[key];
      artist.shown[key] = row;
      return row !== before;
    };
    if (changed("show")) {
      columns[artist.show].get(state).forEach((on, part) => {
        const group = picture.groups[artist.groups[0] + part];
        if (on === "1") group.removeAttribute("display");
        else group.setAttribute("display", "none");
      });
    }
    if (artist.show !== undefined && !columns[artist.show].get(state).includes("1")) return;
    const element = (place) => picture.elements[artist.elements[0] + place];
    const inked = (place) => element(place).firstElementChild || element(place);
    if (changed("text"))
      columns[artist.text].get(state).forEach((text, place) => {
        if (element(place).firstElementChild) inked(place).textContent = text;
      });
    if (changed("style"))
      columns[artist.style].get(state).forEach((style, place) => {
        inked(place).setAttribute("style", style);
      });
    if (changed("shape"))
      columns[artist.shape].get(state).forEach((shape, place) => {
        inked(place).setAttribute(element(place).firstElementChild ? "transform" : "d", shape);
      });
    const moved = ["runs", "x", "y"].map(changed);
    if (moved.includes(true)) move(columns, artist, state, element);
  }

  /** Set the outline, or the place, of every element of an artist. */
  function move(columns, artist, state, element) {
    const x = columns[artist.x].get(state), y = columns[artist.y].get(state);
    let at = 0;
    columns[artist.runs].get(state).forEach((token, place) => {
      const one = element(place);
      if (token === "@") {
        one.removeAttribute("display");
        one.setAttribute("transform", `translate(${x[at] / 10} ${y[at] / 10})`);
        at++;
      } else if (token === "" && one.hasAttribute("transform")) {
        one.setAttribute("display", "none");
      } else {
        let path = "";
        for (const [letter, count] of parse(token)) {
          path += letter;
          for (let i = 0; i < count; i++, at++) path += `${x[at] / 10} ${y[at] / 10} `;
        }
        one.setAttribute("d", path);
      }
    });
  }

  /** The numbered elements and groups of one picture. */
  function numbered(svg, name) {
    const found = [];
    for (const one of svg.querySelectorAll(`[data-${name}]`))
      found[+one.getAttribute(`data-${name}`)] = one;
    return found;
  }

  // ---- Values --------------------------------------------------------------------------

  /** The points of an artist that a reading names. */
  function places(runs, [first, last, start, step, count]) {
    const found = [];
    let offset = 0;
    runs.forEach((token, place) => {
      const length = lengthOf(token);
      if (place >= first && (last < 0 || place <= last))
        for (let i = start, n = 0; i >= 0 && i < length && n !== count; i += step, n++)
          found.push(offset + i);
      offset += length;
    });
    return found;
  }

  /** The values of one column of a series, in words, read off the picture. */
  function values(column, artist, columns, state, exact) {
    const runs = columns[artist.runs].get(state);
    const along = columns[column.axis ? artist.y : artist.x].get(state);
    const valueAt = (coordinate) => {
      const value = column.a * coordinate + column.b;
      return column.log ? 10 ** value : value;
    };
    const picks = column.picks.map((pick) => places(runs, pick));
    const less = column.less && places(runs, column.less);
    return picks[0].map((_, row) => {
      const middle = picks.reduce((sum, pick) => sum + along[pick[row]], 0) / picks.length;
      const value = valueAt(middle) - (less ? valueAt(along[less[row]]) : 0);
      return words(value, column, exact);
    });
  }

  /** A number with no more digits than the picture warrants, and three at the most. */
  function words(value, column, exact) {
    const near = (column.labels || []).find(([at]) => Math.abs(at - value) < 0.02);
    if (near) return near[1];
    if (column.log && value < 1e-99) return "0 or less";
    if (column.log) return String(Number(value.toPrecision(column.digits)));
    const size = value ? Math.floor(Math.log10(Math.abs(value))) : 0;
    const digits = Math.min(column.digits, exact ? 12 : 2 - size);
    const unit = 10 ** -digits;
    const text = digits > 0 ? value.toFixed(digits) : String(Math.round(value / unit) * unit);
    return Number(text) === 0 ? "0" : exact ? String(Number(text)) : text;
  }

  /** Tables of what is shown: those written out, then those read off the picture. */
  function tables(data, state) {
    return [...written(data, state), ...drawn(data, state)];
  }

  /** The tables whose cells the author gave. */
  function written(data, state) {
    return data.header.tables.map(({ title, heads, cells }) => {
      const all = data.columns[cells].get(state), rows = [];
      for (let at = 0; at < all.length; at += heads.length) rows.push(all.slice(at, at + heads.length));
      return { title, heads: heads.map((head) => [head, ""]), rows };
    }).filter(({ rows }) => rows.length);
  }

  /** Series read off the picture; those that share their first column stand side by side. */
  function drawn(data, state) {
    const groups = new Map();
    for (const series of data.header.series) {
      const artist = data.header.wide.find((one) => one.name === series.artist);
      const shown = artist.show === undefined ? "1" : data.columns[artist.show].get(state)[0];
      if (shown === "0") continue;
      const lists = series.columns.map((column, place) =>
        values(column, artist, data.columns, state, place === 0));
      const key = JSON.stringify([series.columns[0].name, lists[0]]);
      if (!groups.has(key)) groups.set(key, { heads: [[series.columns[0].name, ""]], lists: [lists[0]] });
      series.columns.slice(1).forEach((column, place) => {
        groups.get(key).heads.push([column.name, column.axis ? series.y : series.x]);
        groups.get(key).lists.push(lists[place + 1]);
      });
    }
    return [...groups.values()].map(({ heads, lists }) => ({
      title: DRAWN,
      heads,
      rows: lists[0].map((_, row) => lists.map((list) => list[row])),
    }));
  }

  const DRAWN = "Read off the drawing, and rounded to what it can show.";

  /** Fill the box under "Data table". */
  function showTables(box, found) {
    const make = (name, text, parent) => {
      const one = document.createElement(name);
      if (text) one.textContent = text;
      parent.append(one);
      return one;
    };
    box.replaceChildren();
    for (const { title, heads, rows } of found) {
      const scroll = make("div", "", box);
      const step = Math.ceil(rows.length / 25);
      const table = make("table", "", scroll);
      const rest = step > 1 ? ` One row in ${step} is shown; the CSV file has all ${rows.length}.` : "";
      make("caption", title + rest, table);
      const head = make("tr", "", make("thead", "", table));
      for (const [name, unit] of heads) {
        const cell = make("th", name, head);
        cell.scope = "col";
        if (unit) make("span", unit, cell);
      }
      const body = make("tbody", "", table);
      rows.forEach((row, place) => {
        if (place % step && place !== rows.length - 1) return;
        const line = make("tr", "", body);
        row.forEach((value, column) => {
          const cell = make(column ? "td" : "th", value.replace(/^-/, "\u2212"), line);
          if (!column) cell.scope = "row";
        });
      });
      scroll.className = "live-scroll";
      scroll.tabIndex = 0;
      scroll.setAttribute("role", "group");
      scroll.setAttribute("aria-label", `Data table: ${heads.map(([name]) => name).join(", ")}`);
    }
    if (!found.length) make("p", "There are no values in this setting.", box);
  }

  /** One field of a CSV file; a spreadsheet must not take a text for a formula. */
  function field(words) {
    const text = words.replace(/^\u2212(?=\d)/, "-");
    const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text);
    const safe = !number && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  }

  /** The file: what it is in lines that begin with #, then the tables. */
  function csv(about, found) {
    const lines = about.map((line) => field(`# ${line}`));
    for (const { title, heads, rows } of found) {
      lines.push("", field(`# ${title}`));
      lines.push(heads.map(([name, unit]) => field(unit ? `${name}: ${unit}` : name)).join(","));
      for (const row of rows) lines.push(row.map(field).join(","));
    }
    return `\ufeff${lines.join("\r\n")}\r\n`; // the mark tells Excel that this is UTF-8
  }

  // ---- Figure --------------------------------------------------------------------------

  /** Bring one figure to life. `changed` is called after a reader moved a control. */
  function mount(root, changed) {
    const one = (selector) => root.querySelector(selector);
    const form = one(".live-controls"), now = one(".live-now"), told = one(".live-told");
    const table = one(".live-table");
    const figure = { name: root.dataset.live, root, controls: [], at: [], ready: null };
    let data = null, spoken = 0, waiting = 0;

    const inputs = (key) => [...form.elements].filter((input) =>
      input.name === key || input.dataset.key === key);

    const sync = () => figure.controls.forEach((control, place) => {
      const at = figure.at[place];
      for (const input of inputs(control.key)) {
        if (input.type === "checkbox") input.checked = at === 1;
        else if (input.type === "radio") input.checked = +input.value === at;
        else input.value = at;
        if (input.type === "range") input.setAttribute("aria-valuetext", control.texts[at]);
      }
    });

    const state = () => figure.at.reduce((sum, at, place) => sum + at * figure.strides[place], 0);

    const speak = () => {
      // A screen reader that is told of every step of a slider falls far behind.
      const wait = spoken + 500 - Date.now();
      if (waiting) return;
      if (wait > 0) {
        waiting = setTimeout(() => { waiting = 0; speak(); }, wait);
        return;
      }
      spoken = Date.now();
      figure.pictures.forEach(draw);
      const [text] = data.columns[data.header.summary].get(state());
      if (now.textContent !== text) now.textContent = text;
      one(".live-settings").textContent = `Drawn for: ${set().join("; ")}.`;
      if (table && table.open) showTables(table.lastElementChild, tables(data, state()));
    };

    const draw = (picture) => {
      for (const artist of picture.artists) paint(picture, artist, data.columns, state());
    };

    const show = () => {
      // The picture in view at once, the other one with the words.
      draw(figure.pictures.find(({ box }) => box.clientWidth) || figure.pictures[0]);
      speak();
    };

    /** Set controls by place on their grids; those left out go to their defaults. */
    figure.set = (places) => {
      figure.at = figure.controls.map((control) => places[control.key] ?? control.default);
      sync();
      show();
    };
    figure.places = () =>
      Object.fromEntries(figure.controls.map((control, place) => [control.key, figure.at[place]]));
    figure.isDefault = () =>
      figure.controls.every((control, place) => figure.at[place] === control.default);

    /** What every control is set to, in words. */
    const set = () => figure.controls.map((control, place) =>
      `${control.label}: ${control.texts[figure.at[place]]}`);

    const about = () => [
      data.header.title,
      ...set(),
      data.columns[data.header.summary].get(state())[0],
      ...(/^http/.test(location.protocol) ? [linkTo([figure])] : []),
    ];

    const act = {
      reset: () => { figure.set({}); changed(figure); tell("Reset."); },
      csv: () => {
        const file = new Blob([csv(about(), tables(data, state()))], { type: "text/csv" });
        const link = document.createElement("a");
        link.href = URL.createObjectURL(file);
        link.download = `${figure.name}.csv`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10000);
      },
      link: async () => {
        history.replaceState(history.state, "", linkTo([figure]));
        try {
          await navigator.clipboard.writeText(location.href);
          tell("Link copied.");
        } catch {
          tell("The link is now in the address line of your browser.");
        }
      },
    };
    const tell = (text) => {
      told.textContent = text;
      setTimeout(() => { if (told.textContent === text) told.textContent = ""; }, 4000);
    };

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => {
      if (!data) return;
      const key = target.dataset.key || target.name;
      const place = figure.controls.findIndex((control) => control.key === key);
      figure.at[place] = target.type === "checkbox" ? +target.checked : +target.value;
      sync();
      show();
      changed(figure);
    });
    // JupyterLab takes keys for commands of its notebook.
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Tab" && event.key !== "Escape") event.stopPropagation();
    });
    one(".live-tools").addEventListener("click", ({ target }) => {
      if (data && target.dataset.do) act[target.dataset.do]();
    });
    if (table) table.addEventListener("toggle", () => { spoken = 0; if (data) speak(); });

    figure.ready = unpack(one(".live-payload").textContent.trim()).then((bytes) => {
      data = read(bytes);
      figure.controls = data.header.controls;
      figure.at = figure.controls.map((control) => control.default);
      figure.strides = figure.controls.map((_, place) =>
        figure.controls.slice(place + 1).reduce((size, control) => size * control.keys.length, 1));
      figure.pictures = ["wide", "narrow"].map((name) => {
        const box = one(`.live-${name}`), svg = box.firstElementChild;
        const artists = data.header[name].map((artist) => ({ ...artist, shown: {} }));
        return { box, artists, elements: numbered(svg, "e"), groups: numbered(svg, "g") };
      });
      for (const part of [form, one(".live-tools"), table]) if (part) part.hidden = false;
      root.classList.add("live-on");
      return figure;
    });
    return figure;
  }

  // ---- Address -------------------------------------------------------------------------
  // #plasma-level:dose=0.5;minutes=40&occupancy:route=iv

  const figures = [];

  const fragment = (figure) => {
    const settings = figure.controls
      .map((control, place) => [control, figure.at[place]])
      .filter(([control, at]) => at !== control.default)
      .map(([control, at]) => `${control.key}=${encodeURIComponent(control.keys[at])}`);
    return `${figure.name}:${settings.join(";")}`;
  };
  const linkTo = (some) => `${location.href.split("#")[0]}#${some.map(fragment).join("&")}`;

  /** The settings an address holds: figure name to control key to place on its grid. */
  function settings(hash) {
    const found = new Map();
    for (const part of hash.replace(/^#/, "").split("&")) {
      const cut = part.indexOf(":");
      const figure = cut > 0 && figures.find((one) => one.name === part.slice(0, cut));
      if (!figure) continue;
      const places = {};
      for (const setting of part.slice(cut + 1).split(";")) {
        const [key, text = ""] = setting.split("=");
        const control = figure.controls.find((one) => one.key === key);
        const place = control ? placeOf(control, text) : -1;
        if (place >= 0) places[key] = place;
      }
      found.set(figure.name, places);
    }
    return found;
  }

  /** Where a value from an address stands on a control's grid; -1 where it does not. */
  function placeOf(control, text) {
    let value = text;
    try { value = decodeURIComponent(text); } catch { return -1; }
    if (control.kind === "range" && value.trim() && Number.isFinite(+value)) {
      const gaps = control.keys.map((key) => Math.abs(key - value));
      return gaps.indexOf(Math.min(...gaps));
    }
    return control.keys.indexOf(value);
  }

  /** Whether the reader was here before: after Back or a reload the browser restores the place. */
  function returned() {
    const [visit] = performance.getEntriesByType("navigation");
    return Boolean(visit) && ["reload", "back_forward"].includes(visit.type);
  }

  function follow(changed) {
    const wanted = settings(location.hash);
    if (!wanted.size) return;
    for (const figure of figures) figure.set(wanted.get(figure.name) || {});
    if (!changed && returned()) return;
    figures.find((figure) => wanted.has(figure.name)).root.scrollIntoView();
  }

  let writing = 0;
  function write() {
    clearTimeout(writing);
    // Browsers refuse an address that changes too often.
    writing = setTimeout(() => {
      const names = new Set();
      const moved = figures.filter((figure) =>
        !figure.isDefault() && !names.has(figure.name) && names.add(figure.name));
      if (moved.length) history.replaceState(history.state, "", linkTo(moved));
      else if (settings(location.hash).size)
        history.replaceState(history.state, "", location.pathname + location.search);
    }, 250);
  }

  async function start() {
    const roots = [...document.querySelectorAll("figure.cme-live:not(.live-on)")];
    const mounted = await Promise.allSettled(roots.map((root) => mount(root, write).ready));
    for (const { value, reason } of mounted) {
      if (value) figures.push(value);
      else console.error("A live figure stays as it is printed:", reason);
    }
    follow();
    addEventListener("hashchange", follow);
  }

  // ---- JupyterLab ----------------------------------------------------------------------

  let views = 0;

  /** anywidget's entry: one view of a widget whose traits are the values of the controls. */
  async function render({ model, el }) {
    const name = model.get("_name");
    const uid = `live-${name}`;
    // A widget may be shown several times; ids may not.
    el.innerHTML = model.get("_html").replaceAll(uid, `${uid}--v${++views}`);
    const value = (control, at) =>
      control.kind === "check" ? at === 1 : control.kind === "range" ? +control.keys[at] : control.keys[at];
    const figure = await mount(el.querySelector("figure.cme-live"), () => {
      figure.controls.forEach((control, place) => {
        if (placeIn(control) !== figure.at[place]) model.set(control.key, value(control, figure.at[place]));
      });
      model.save_changes();
    }).ready;
    const placeIn = (control) => {
      const held = model.get(control.key);
      return control.kind === "check" ? +held : placeOf(control, encodeURIComponent(held));
    };
    const pull = () =>
      figure.set(Object.fromEntries(figure.controls.map((one) => [one.key, placeIn(one)])));
    el.querySelector('[data-do="link"]').remove(); // a notebook has no address to share
    for (const control of figure.controls) model.on(`change:${control.key}`, pull);
    pull();
    return () => { for (const control of figure.controls) model.off(`change:${control.key}`, pull); };
  }

  globalThis.cmeLive = { inflate, unpack, read, mount, render };
  if (document.currentScript) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
    else start();
  }
})();
