// The way out of a reporter's page: what stood here goes at once, and this page leaves the tab's own history.
// Without script the same link simply opens the neutral page. Nothing typed is touched before somebody leaves.
(function () {
  "use strict";
  var link = document.querySelector("[data-exit]");
  var presses = [];
  function forget() {
    try { sessionStorage.clear(); } catch (error) { /* storage may be switched off; then nothing was kept */ }
  }
  function leave() {
    forget();
    document.title = "";
    document.body.hidden = true;
    document.querySelectorAll("form").forEach(function (form) { form.reset(); });
    location.replace(link.href);
  }
  document.addEventListener("click", function (event) {
    if (!event.target.closest("[data-exit]")) { return; }
    event.preventDefault();
    leave();
  });
  // Escape three times, within two seconds; a key held down, or one that ends the writing of a letter, is none.
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || event.repeat || event.isComposing) {
      if (event.key !== "Escape") { presses = []; }
      return;
    }
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 2000; }).concat(now);
    if (presses.length >= 3 && link) { leave(); }
  });
  window.addEventListener("pagehide", forget);
})();
