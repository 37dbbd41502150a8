// Sealed cards that wait on this device: how many, and sending them when there is a network. Each is sent by one tab at
// a time; should two send it all the same, the portal files it once. What stands in storage opens nothing.
(function () {
  "use strict";
  var PREFIX = "card:";
  var shown = document.querySelector("[data-cards-waiting]");
  var store;
  try { store = window.localStorage; store.getItem(PREFIX); } catch (error) { return; }
  if (!shown) { return; }

  function keys() {
    var found = [];
    for (var at = 0; at < store.length; at += 1) {
      if (store.key(at).indexOf(PREFIX) === 0) { found.push(store.key(at)); }
    }
    return found.sort();
  }
  function entry(key) {
    try { return JSON.parse(store.getItem(key)); } catch (error) { return null; }
  }
  function show(refused) {
    var count = keys().length;
    shown.hidden = count === 0;
    shown.querySelector("[data-cards-count]").textContent = String(count);
    if (refused !== undefined) { shown.querySelector("[data-cards-refused]").hidden = !refused; }
    document.dispatchEvent(new CustomEvent("cards:waiting", { detail: count }));
  }
  // Where a card page is open, its own shift takes over from one that is past.
  function fresh(kept) {
    var form = document.querySelector("form[data-card][data-shift]");
    if (!form || !form.dataset.shift || form.dataset.shift === kept.shift) { return null; }
    return { box: kept.box, month: kept.month, shift: form.dataset.shift, token: form.elements.form_token.value };
  }
  function post(kept) {
    var body = new URLSearchParams({ form_token: kept.token, shift: kept.shift, month: kept.month, box: kept.box });
    return fetch(shown.dataset.arrive, { method: "POST", body: body, credentials: "omit", cache: "no-store", redirect: "error" });
  }
  async function one(key) {
    var kept = entry(key);
    if (!kept) { return "gone"; }
    var answer = await post(kept);
    if (answer.status === 400 || answer.status === 403) {
      var again = fresh(kept);
      if (again) { answer = await post(again); }
    }
    if (answer.ok) { store.removeItem(key); return "filed"; }
    return answer.status >= 500 || answer.status === 429 ? "later" : "refused";
  }
  async function round() {
    var refused = false;
    for (const key of keys()) {
      const became = await one(key);
      refused = refused || became === "refused";
      if (became === "later") { break; }
    }
    show(refused);
  }
  var going = false;
  async function send() {
    show();
    if (going || keys().length === 0) { return; }
    going = true;
    try {
      if (navigator.locks) { await navigator.locks.request("cards", round); } else { await round(); }
    } catch (error) {
      show(); // no network: they stay, and this is tried again
    }
    going = false;
  }

  window.waitingCards = {
    keep: function (name, kept) { store.setItem(PREFIX + name, JSON.stringify(kept)); },
    waits: function (name) { return store.getItem(PREFIX + name) !== null; },
    send: send
  };
  shown.querySelector("[data-cards-send]").addEventListener("click", send);
  window.addEventListener("online", send);
  window.addEventListener("storage", function () { show(); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { send(); } });
  setInterval(function () { if (keys().length) { send(); } }, 20000);
  // Signing out clears caches only while cards wait; the card's own page and its worker go all the same.
  document.addEventListener("submit", function (event) {
    if (!event.target.matches('form[data-act="sign-out"]') || keys().length === 0) { return; }
    var mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = "keep";
    mark.value = "cards";
    event.target.append(mark);
    if (window.caches) { caches.keys().then(function (names) { names.forEach(function (name) { caches.delete(name); }); }); }
  });
  send();
})();
