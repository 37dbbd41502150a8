// Copy and print buttons: shown only where script runs, and they say what they did.
(function () {
  "use strict";
  function select(node) {
    var range = document.createRange();
    range.selectNodeContents(node);
    var chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }
  function say(id, words) {
    var place = document.querySelector('[data-copy-says="' + id + '"]');
    if (place) { place.textContent = words; }
  }
  document.querySelectorAll("[data-needs-script]").forEach(function (node) { node.hidden = false; });
  document.addEventListener("click", function (event) {
    var copy = event.target.closest("[data-copy]");
    if (copy) {
      var source = document.getElementById(copy.dataset.copy);
      select(source);
      if (navigator.clipboard) {
        navigator.clipboard.writeText(source.textContent.trim()).then(function () { say(copy.dataset.copy, copy.dataset.copied); }, function () {});
      }
    }
    if (event.target.closest("[data-print]")) { window.print(); }
  });
})();
