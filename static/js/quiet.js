// htmx notes the path of each page in session storage, even with its history switched off.
// A path may name a community or a case, and nothing of ours stays in the browser: the note goes at once.
(function () {
  "use strict";
  function forget() {
    try { sessionStorage.removeItem("htmx-current-path-for-history"); } catch (error) { /* no storage, no note */ }
  }
  forget();
  ["htmx:afterSettle", "htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"].forEach(function (name) {
    document.addEventListener(name, forget);
  });
  window.addEventListener("pagehide", forget);
})();
