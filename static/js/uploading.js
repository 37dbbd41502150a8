// How far an upload is, in forms that htmx sends; when it fails, a sentence, and the next press sends the plain form.
(function () {
  "use strict";
  function place(event) {
    var form = event.target.closest && event.target.closest("form");
    return form && form.querySelector("[data-uploading]");
  }
  document.addEventListener("htmx:xhr:progress", function (event) {
    var shown = place(event);
    if (!shown || !event.detail.lengthComputable || !event.target.matches("form")) { return; }
    shown.hidden = false;
    shown.querySelector("progress").value = 100 * event.detail.loaded / event.detail.total;
  });
  function failed(event) {
    var shown = place(event);
    if (!shown) { return; }
    shown.hidden = false;
    shown.querySelector("label").hidden = true;
    shown.querySelector("[role=alert]").hidden = false;
    event.target.addEventListener("htmx:beforeRequest", function (again) {
      again.preventDefault();
      event.target.submit();
    });
  }
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
})();
