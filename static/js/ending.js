// Five minutes before a quiet session ends: ask, and stay without leaving the page, so that nothing typed is lost.
(function () {
  "use strict";
  var form = document.querySelector("form.ending");
  if (!form) { return; }
  var says = form.querySelector("[data-ending-says]");
  var button = form.querySelector("button");
  var timers = [];
  function show(words) { says.textContent = words; form.hidden = false; }
  function start(left) {
    timers.forEach(clearTimeout);
    form.hidden = true;
    button.hidden = false;
    says.textContent = "";
    timers = [
      setTimeout(function () { show(says.dataset.words); }, Math.max(0, left - 300) * 1000),
      setTimeout(function () { button.hidden = true; show(says.dataset.over); }, left * 1000)
    ];
  }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    event.stopPropagation();
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "HX-Request": "true" } })
      .then(function (answer) {
        var left = parseInt(answer.headers.get("Session-Left"), 10);
        if (answer.ok && left > 0) { start(left); } else { form.submit(); }
      })
      .catch(function () { form.submit(); });
  });
  start(parseInt(form.dataset.left, 10));
})();
