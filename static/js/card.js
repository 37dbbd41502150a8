// The on-site card. What is typed is sealed in the browser before anything else happens to it, kept until it is sent,
// and sent by waiting.js. Without script, or without a key of the month, the form is a plain form.
(function () {
  "use strict";
  var form = document.querySelector("form[data-card]");
  var kept = document.querySelector("[data-kept]");
  if (!form || !kept) { return; }
  var facts = form.dataset;
  var ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  function bytes(text) { return Uint8Array.from(atob(text), function (letter) { return letter.charCodeAt(0); }); }
  function text(raw) { return btoa(Array.from(raw, function (byte) { return String.fromCharCode(byte); }).join("")); }
  function random(count) { return crypto.getRandomValues(new Uint8Array(count)); }

  // A sealed box as libsodium makes it: a key pair used once, the nonce a BLAKE2b of both public keys.
  function seal(words) {
    var to = bytes(facts.key);
    var once = nacl.box.keyPair();
    var both = new Uint8Array(64);
    both.set(once.publicKey);
    both.set(to, 32);
    var inner = nacl.box(new TextEncoder().encode(words), blake2b(both, null, 24), to, once.secretKey);
    once.secretKey.fill(0);
    var whole = new Uint8Array(32 + inner.length);
    whole.set(once.publicKey);
    whole.set(inner, 32);
    return text(whole);
  }
  // A receipt: 24 letters and digits, every one of them a secret of its own.
  function receipt() {
    var letters = Array.from(random(24), function (byte) { return ALPHABET[byte % 32]; }).join("");
    return letters.match(/.{4}/g).join("-");
  }
  function there(moment) {
    try { return new Date(moment).toLocaleString("sv-SE", { timeZone: facts.zone }).slice(0, 16).replace(" ", "T"); } catch (error) { return ""; }
  }
  function filled() {
    var found = { exclude: [], agrees: false, language: document.documentElement.lang };
    new FormData(form).forEach(function (value, name) {
      if (name === "exclude") { found.exclude.push(value); }
      else if (name === "agrees") { found.agrees = true; }
      else if (["csrf_token", "form_token", "issued"].indexOf(name) < 0) { found[name] = value; }
    });
    return found;
  }
  function say(what) {
    form.querySelectorAll("[data-says]").forEach(function (node) {
      node.hidden = node.dataset.says !== what;
      node.textContent = node.hidden ? "" : node.dataset.words;
      if (!node.hidden) { node.scrollIntoView({ block: "center" }); }
    });
  }
  function fault(found) {
    var readers = facts.readers.split(" ").filter(Boolean);
    if (!(found.story || "").trim()) { return "story"; }
    if (readers.every(function (one) { return found.exclude.indexOf(one) >= 0; })) { return "readers"; }
    return "";
  }
  function ready() { return facts.key && window.nacl && window.blake2b && window.waitingCards && window.TextEncoder; }

  form.addEventListener("submit", function (event) {
    if (!ready()) { return; }
    event.preventDefault();
    if (form.hidden) { return; }
    var found = filled();
    var wrong = fault(found);
    if (wrong) { say(wrong); return; }
    found.id = receipt();
    found.at = facts.at;
    found.typed = Date.now();
    var words = JSON.stringify(found);
    words = words.padEnd(Math.ceil((words.length + 1) / 1024) * 1024);
    if (words.length > 90000) { say("long"); return; }
    var name = text(random(12)).replace(/\W/g, "x");
    try {
      window.waitingCards.keep(name, { box: seal(words), month: facts.month, shift: facts.shift, token: form.elements.form_token.value });
    } catch (error) { say("room"); return; }
    show(found, name);
  });
  function show(found, name) {
    var given = found.confirmed === "receipt" ? found.id : "";
    form.reset();
    form.hidden = true;
    document.querySelectorAll(".reminder, [data-ready]").forEach(function (node) { node.hidden = true; });
    kept.hidden = false;
    // A second tap must not land on the way to the next card: the receipt would be gone.
    var next = kept.querySelector("a.button");
    next.hidden = true;
    setTimeout(function () { next.hidden = false; }, 1500);
    kept.tabIndex = -1;
    kept.focus();
    if (given) {
      kept.querySelector("[data-kept-receipt]").hidden = false;
      document.getElementById("receipt").textContent = given;
    }
    document.addEventListener("cards:waiting", function () {
      kept.querySelector("[data-kept-sent]").hidden = window.waitingCards.waits(name);
      kept.querySelector("[data-kept-waits]").hidden = !window.waitingCards.waits(name);
    });
    window.scrollTo(0, 0);
    window.waitingCards.send();
  }
  // Nothing of it survives leaving the page.
  window.addEventListener("pagehide", function () {
    form.reset();
    document.getElementById("receipt").textContent = "";
  });
  window.addEventListener("beforeprint", function () {
    form.querySelectorAll("details").forEach(function (fold) { fold.open = true; });
  });

  // Ready for a place without a network: the page without anybody's name, and what it is drawn with.
  function assets() {
    var found = performance.getEntriesByType("resource").map(function (one) { return one.name; });
    document.querySelectorAll("script[src], link[href]").forEach(function (node) { found.push(node.src || node.href); });
    return found.filter(function (url) { return new URL(url).pathname.indexOf("/static/") === 0; });
  }
  async function prepare() {
    await navigator.serviceWorker.register(facts.worker, { scope: facts.scope });
    var worker = (await navigator.serviceWorker.ready).active;
    navigator.serviceWorker.addEventListener("message", function (event) {
      if (event.data === "kept" && !form.hidden) { document.querySelector("[data-ready]").hidden = false; }
    });
    worker.postMessage({ page: facts.away, assets: Array.from(new Set(assets())) });
  }
  if (form.elements.told && there(Date.now())) { form.elements.told.value = there(Date.now()); }
  if (facts.key && navigator.serviceWorker && window.caches) {
    window.addEventListener("load", function () { prepare().catch(function () { /* then only with a network */ }); });
  }
})();
