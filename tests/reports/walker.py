"""An outside client: it GETs a page, fills the form it finds, all hidden inputs included, and POSTs it."""

from io import BytesIO

from bs4 import BeautifulSoup
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart


class Walker:
    """Keeps the page it is on: `status`, `text`, `soup`."""

    def __init__(self, app, path: str | None = None):
        self.client = app.test_client(use_cookies=False)
        self.path = path
        if path:
            self.get(path)

    def get(self, path: str) -> "Walker":
        self.path = path
        return self._seen(self.client.get(path))

    def _seen(self, answer) -> "Walker":
        self.answer, self.status, self.text = answer, answer.status_code, answer.get_data(as_text=True)
        self.soup = BeautifulSoup(self.text, "html.parser")
        return self

    @property
    def title(self) -> str:
        return self.soup.h1.get_text()

    @property
    def faults(self) -> str:
        return " ".join(part.get_text(" ", strip=True) for part in self.soup.select(".fault, .summary"))

    def form(self, holding: str | None = None):
        """The form that holds this field; the first one otherwise."""
        forms = self.soup.find_all("form")
        return next(form for form in forms if holding is None or form.find(attrs={"name": holding}))

    def values(self, form) -> dict[str, list]:
        """What a browser would send if nothing was touched, buttons left out."""
        found: dict[str, list] = {}
        for field in form.find_all(["input", "textarea", "select"]):
            kind, name = field.get("type", "text"), field.get("name")
            if not name or kind in ("submit", "file", "button"):
                continue
            if kind in ("checkbox", "radio") and not field.has_attr("checked"):
                continue
            if field.name == "textarea":
                text = field.get_text().removeprefix("\n").removeprefix("\r\n")
            elif field.name == "select":
                text = (field.find("option", selected=True) or field.find("option")).get("value", "")
            else:
                text = field.get("value", "")
            found.setdefault(name, []).append(text)
        return found

    def post(self, holding: str | None = None, files=(), **changes) -> "Walker":
        """Fill and send. `files`: pairs of (name, bytes)."""
        form = self.form(holding)
        values = self.values(form)
        for name, value in changes.items():
            values[name] = value if isinstance(value, list) else [value]
        if files:
            values["attachments"] = [FileStorage(BytesIO(raw), name) for name, raw in files]
        action = form.get("action") or self.path
        if form.get("enctype") != "multipart/form-data":
            return self._seen(self.client.post(action, data=values))
        boundary, body = encode_multipart(MultiDict(values))
        kind = f"multipart/form-data; boundary={boundary}"
        return self._seen(self.client.post(action, data=body, content_type=kind))

    def write(self, *, files=(), **answers) -> "Walker":
        """The story, then page by page up to the one with the receipt, or to where something is to be mended."""
        return self.post("story", **answers).onward(files)

    def onward(self, files=()) -> "Walker":
        """From page to page, nothing more filled in than the files."""
        while self.status == 200 and not self.soup.select_one("#receipt, #reported"):
            here = self.form("step")
            self.post("step", files=files if here.find(attrs={"name": "attachments"}) else ())
        return self

    @property
    def receipt(self) -> str:
        return self.soup.select_one("#receipt").get_text(strip=True)

    def report(self, *, files=(), exclude=(), door="community", **answers) -> str:
        """The whole way; returns the receipt."""
        self.post("exclude", exclude=list(exclude), door=door)
        assert self.status == 200, self.faults
        self.write(files=files, **answers)
        assert self.status == 200, self.faults
        receipt = self.receipt
        self.post("receipt", receipt=receipt)
        assert self.status == 200, self.faults
        assert self.soup.select_one("#reported")
        return receipt

    def open_box(self, receipt: str) -> "Walker":
        return self.get("/box").post("receipt", receipt=receipt)
