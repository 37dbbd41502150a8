// Small kindnesses for forms: a form is sent once, and after an error the summary is read first.
(function () {
  "use strict";
  function rest(form) {
    delete form.dataset.sending;
    form.querySelectorAll("button[aria-disabled]").forEach(function (button) {
      button.removeAttribute("aria-disabled");
      if (button.dataset.words) { button.textContent = button.dataset.words; }
    });
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-download")) { return; }
    if (form.dataset.sending) { event.preventDefault(); return; }
    form.dataset.sending = "yes";
    var button = event.submitter;
    if (!button) { return; }
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) {
      button.dataset.words = button.textContent;
      button.textContent = button.dataset.busy;
    }
    // A download leaves the page where it is; nobody should be locked out by a slow line either.
    setTimeout(function () { rest(form); }, 8000);
  });
  document.addEventListener("htmx:afterRequest", function (event) {
    var form = event.target.closest && event.target.closest("form");
    if (form) { rest(form); }
  });
  window.addEventListener("pageshow", function () { document.querySelectorAll("form[data-sending]").forEach(rest); });
  // A film too large is told before it travels.
  document.addEventListener("change", function (event) {
    var field = event.target, most = field.dataset && Number(field.dataset.largest);
    var note = most && field.parentNode.querySelector("[data-too-large]");
    if (!note) { return; }
    note.hidden = !Array.from(field.files).some(function (file) { return file.size > most; });
  });
  // Whoever founds a community is most likely where it is.
  (document.querySelector("[data-summary]") ? [] : document.querySelectorAll("select[data-here]")).forEach(function (select) {
    var here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (select.querySelector('option[value="' + here + '"]')) { select.value = here; }
  });
  // Where script runs, what one writes stands on one page; without, it comes in short steps.
  document.querySelectorAll("input[data-whole]").forEach(function (field) { if (!field.value) { field.value = "1"; } });
  function first(root) {
    var summary = root.querySelector("[data-summary]");
    if (summary) { summary.focus(); }
  }
  first(document);
  document.addEventListener("htmx:afterSwap", function (event) { first(event.target); });
})();
