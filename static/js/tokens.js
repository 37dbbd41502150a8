// Makes the tokens of a private list check on this machine: the list is read here, keyed tokens of mail addresses and
// handles are put into the form, and nothing else of it goes anywhere. Byte for byte what `portal screening tokens` makes.
(function () {
  "use strict";
  var box = document.querySelector("[data-tokens]"), form = document.querySelector("form[data-act=tokens]");
  if (!box || !form || !window.crypto || !window.crypto.subtle || !window.DataTransfer || !window.TextEncoder) { return; }
  var FIELD = 20000, COLUMNS = 2000, ROWS = 50000, BYTES = 20 * 1024 * 1024, PORTION = 500;
  var BLANK = "\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  var EDGES = new RegExp("^[" + BLANK + "]+|[" + BLANK + "]+$", "g"), SPACE = new RegExp("[" + BLANK + "]");
  var ADDRESS = new RegExp("^(?:[^<>]*<([^<>]+)>[" + BLANK + "]*|[" + BLANK + "]*([^<>" + BLANK + "]+)[" + BLANK + "]*)$", "u");
  var PROFILE = new RegExp("^(?:https?://)?(?:www\\.)?[a-z0-9.-]+\\.[a-z]{2,}/(?:@|in/|u/|user/|users/|profile/|~)*([^/?#" + BLANK + "]+)");
  var MEMBER = new RegExp("^(?:https?://)?(?:www\\.)?meetup\\.com/(?:[^/?#" + BLANK + "]+/){0,3}members/([0-9]+)");
  var AT_HOST = new RegExp("^[^@" + BLANK + "]+@[a-z0-9.-]+\\.[a-z]{2,}$");
  var UNSEEN = /[\u00ad\u034f\u1806\u180b-\u180d\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/g;
  var CHEROKEE = /[\u13a0-\u13f5\u13f8-\u13fd\uab70-\uabbf]/;
  var shared = box.dataset.shared.split(" "), picked = box.querySelector("input[type=file]"), file = form.elements.sheet;
  var choices = box.querySelector("[data-columns]"), said = box.querySelector("[role=status]"), sheet = null, run = 0;

  // The normal forms of addresses and handles; portal/matching holds the same rules, and a test holds both together.
  function fold(text) {
    return Array.from(text, function (char) {
      if (char === "\u0131") { return char; }
      if (char === "\u1e9e") { return "ss"; }
      return CHEROKEE.test(char) ? char.toUpperCase() : char.toUpperCase().replace(/[^]/gu, function (one) { return one.toLowerCase(); });
    }).join("");
  }
  function bare(text, most) { return Array.from(text).slice(0, most).join("").normalize("NFKC"); }
  function strip(text) { return text.replace(EDGES, ""); }
  function puny(label) {
    var points = Array.from(label, function (char) { return char.codePointAt(0); }), n = 128, delta = 0, bias = 72;
    var out = points.filter(function (one) { return one < 128; }).map(function (one) { return String.fromCharCode(one); }).join("");
    var handled = out.length, basic = handled;
    if (basic) { out += "-"; }
    function digit(value) { return String.fromCharCode(value + (value < 26 ? 97 : 22)); }
    function adapt(value, many, first) {
      var k = 0;
      value = first ? Math.floor(value / 700) : value >> 1;
      value += Math.floor(value / many);
      for (; value > 455; k += 36) { value = Math.floor(value / 35); }
      return k + Math.floor(36 * value / (value + 38));
    }
    while (handled < points.length) {
      var next = Math.min.apply(null, points.filter(function (one) { return one >= n; }));
      delta += (next - n) * (handled + 1);
      n = next;
      for (var point of points) {
        if (point < n) { delta += 1; }
        if (point !== n) { continue; }
        var q = delta;
        for (var k = 36; ; k += 36) {
          var t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
          if (q < t) { break; }
          out += digit(t + (q - t) % (36 - t));
          q = Math.floor((q - t) / (36 - t));
        }
        out += digit(q);
        bias = adapt(delta, handled + 1, handled === basic);
        delta = 0;
        handled += 1;
      }
      delta += 1;
      n += 1;
    }
    return out;
  }
  function domain(text) {
    return text.normalize("NFKC").replace(UNSEEN, "").split(/[.\u3002]/).map(function (label) {
      return /^[\u0000-\u007f]*$/.test(label) ? label : "xn--" + puny(label);
    }).join(".");
  }
  function mailKey(text) {
    if (text.indexOf("@") < 0 && text.indexOf("\uff20") < 0) { return ""; }
    var found = ADDRESS.exec(bare(text, 400)), plain = found ? fold(strip(found[1] || found[2])) : "";
    var at = plain.lastIndexOf("@"), local = plain.slice(0, Math.max(at, 0)), host = plain.slice(at + 1);
    if (at < 1 || !host) { return ""; }
    host = domain(host.replace(/^\.+|\.+$/g, ""));
    local = local.split("+")[0] || local;
    if (host === "gmail.com" || host === "googlemail.com") { local = local.split(".").join(""); host = "gmail.com"; }
    return local && host ? local + "@" + host : "";
  }
  function handleKey(text) {
    var plain = strip(fold(bare(text, 300))), found = MEMBER.exec(plain) || PROFILE.exec(plain);
    plain = (found ? found[1] : plain).replace(/^[@ /]+|[@ /]+$/g, "");
    if (AT_HOST.test(plain)) { plain = plain.slice(0, plain.indexOf("@")); }
    return Array.from(plain).length > 1 && !SPACE.test(plain) ? plain : "";
  }

  // A file as rows of cells; a stray quotation mark is refused with its line, as the command does.
  function rowsOf(text) {
    var sign = [",", "\t", ";"].map(function (one) { return [text.split("\n", 1)[0].split(one).length, one]; });
    sign = sign.sort(function (one, other) { return other[0] - one[0]; })[0][1];
    var rows = [], row = [], cell = "", state = "start", line = 1, began = 1;
    function end() { row.push(cell); cell = ""; state = "start"; }
    function finish() { if (row.length || cell || state !== "start") { end(); rows.push(row); } row = []; state = "start"; }
    for (var at = 0; at < text.length; at += 1) {
      var char = text[at], breaks = char === "\n" || char === "\r";
      if (breaks && !(char === "\r" && text[at + 1] === "\n")) { line += 1; }
      if (state === "quoted") {
        if (char === '"') { state = "closed"; } else { cell += char; }
      } else if (state === "closed" && char === '"') { cell += char; state = "quoted";
      } else if (breaks) { finish(); began = line; if (char === "\r" && text[at + 1] === "\n") { at += 1; line += 1; began = line; }
      } else if (char === sign) { end();
      } else if (state === "closed") { throw { line: began };
      } else if (state === "start" && char === '"') { state = "quoted";
      } else { cell += char; state = "field"; }
      if (cell.length > FIELD || row.length > COLUMNS) { throw { line: began }; }
      if (rows.length > ROWS + 1) { throw { code: "many" }; }
    }
    if (state === "quoted") { throw { line: began }; }
    finish();
    return rows;
  }
  function head(text) { return fold(strip(text.replace(/^\ufeff/, ""))); }
  function guess(heads, first, any) {
    var at = heads.findIndex(function (one) { return first.test(one); });
    return at < 0 ? heads.findIndex(function (one) { return any.test(one); }) : at;
  }
  function harmless(text) { return /^[=+\-@\t\r]/.test(text) ? "'" + text : text; }
  function quoted(text) { return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text; }

  function say(code, facts) {
    var words = box.dataset[code] || "";
    Object.keys(facts || {}).forEach(function (name) { words = words.replace("{" + name + "}", facts[name]); });
    said.textContent = words;
  }
  function clear() { file.files = new DataTransfer().files; }
  function ids(found) {
    var at = found[0].map(head).indexOf("row_id"), seen = new Set();
    return found.slice(1).map(function (row, number) {
      var id = at < 0 ? String(number + 1) : row[at] || "";
      if (!strip(id) || seen.has(id)) { throw { code: "ids", number: number + 2 }; }
      seen.add(id);
      return id;
    });
  }
  async function make() {
    var mine = run += 1, number = 0, none = 0, lines = ["row_id,kind,token"], coder = new TextEncoder();
    var places = { mail: Number(choices.elements_mail.value), handle: Number(choices.elements_handle.value) };
    var names = ids(sheet), rows = sheet.slice(1);
    var key = await crypto.subtle.importKey("raw", coder.encode(form.elements.key.value), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    async function token(kind, text) {
      var made = new Uint8Array(await crypto.subtle.sign("HMAC", key, coder.encode(kind + ":" + text)));
      return Array.from(made, function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
    }
    async function tokensOf(row, at) {
      var mail = mailKey(row[places.mail] || ""), handle = handleKey(row[places.handle] || ""), found = [];
      if (mail && shared.indexOf(mail.split("@")[0]) < 0) { found.push([names[at], "mail", await token("mail", mail)]); }
      if (handle) { found.push([names[at], "handle", await token("handle", handle)]); }
      return found;
    }
    for (; number < rows.length; number += PORTION) {
      var part = await Promise.all(rows.slice(number, number + PORTION).map(function (row, at) { return tokensOf(row, number + at); }));
      if (mine !== run) { return; }
      for (var found of part) {
        none += found.length ? 0 : 1;
        for (var one of found) { lines.push([quoted(harmless(one[0])), one[1], one[2]].join(",")); }
      }
      say("working", { done: Math.min(number + PORTION, rows.length), all: rows.length });
    }
    if (lines.length === 1) { clear(); say("empty"); return; }
    var carrier = new DataTransfer();
    carrier.items.add(new File([lines.join("\r\n") + "\r\n"], "T.csv", { type: "text/csv" }));
    file.files = carrier.files;
    say("made", { tokens: lines.length - 1, rows: rows.length, none: none });
  }
  function failed(error) {
    clear();
    say(error.code || (error.line ? "quote" : "broken"), { line: error.line || error.number || "" });
  }
  function offer(heads) {
    var small = heads.map(head);
    var at = { mail: guess(small, /^(attendee|ticket|guest) ?e?-?mail/, /^e?[- ]?mail|mail/), handle: guess(small, /^handle$/, /^(nick|user ?name|github|mastodon|twitter|url of member profile|profile)/) };
    ["mail", "handle"].forEach(function (kind) {
      var select = choices["elements_" + kind];
      select.replaceChildren(new Option(box.dataset.nothing, "-1"));
      heads.forEach(function (one, number) { select.add(new Option(one || String(number + 1), String(number), false, number === at[kind])); });
    });
    choices.hidden = false;
  }
  choices.elements_mail = choices.querySelector("[data-mail]");
  choices.elements_handle = choices.querySelector("[data-handle]");
  picked.addEventListener("change", async function () {
    var chosen = picked.files[0];
    sheet = null;
    clear();
    choices.hidden = true;
    if (!chosen) { say("none"); return; }
    try {
      if (chosen.size > BYTES) { throw { code: "large" }; }
      var text = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
      if (text.indexOf("\0") >= 0) { throw { code: "broken" }; }
      sheet = rowsOf(text);
      if (sheet.length < 2) { throw { code: "empty" }; }
      offer(sheet[0]);
      await make();
    } catch (error) { failed(error); }
  });
  choices.addEventListener("change", function () { if (sheet) { make().catch(failed); } });
  // Nothing of the list stays in the page once the tokens are on their way, or when it is left.
  window.addEventListener("pagehide", function () { sheet = null; picked.value = ""; clear(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });
  box.hidden = false;
  var other = document.querySelector("details[data-command]");
  if (other) { other.open = false; }
})();
