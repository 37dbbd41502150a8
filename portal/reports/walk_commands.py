"""Somebody who fills in the report form from inside: GET a page, fill what it shows, POST it with all hidden inputs.

The canary and `portal reports file` go this way, so that they meet the same rules as everybody else.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from werkzeug.datastructures import MultiDict
from werkzeug.test import Client

TICKET = "drill"
_LAST = ("review", "send")  # after these pages nothing more is asked
_PAGES = 12
_NOT_SENT = ("submit", "button", "image", "reset")


@dataclass
class Field:
    """One input as the page shows it."""

    name: str
    kind: str
    value: str = ""
    on: bool = True
    id: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class Page:
    """What the walker sees of a page: its form for reporting, what is wrong, the receipt, whether it is the end."""

    fields: list[Field] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    receipt: str = ""
    action: str = ""
    upload: bool = False
    sent: bool = False

    @property
    def names(self) -> set[str]:
        """The names of its inputs."""
        return {one.name for one in self.fields}

    @property
    def asked(self) -> set[str]:
        """The names of what this page asks; what is carried along hidden was asked elsewhere."""
        return {one.name for one in self.fields if one.kind != "hidden" or one.name == TICKET}


class _Reader(HTMLParser):
    """Reads the form that holds a `step`, labels, faults and the receipt."""

    def __init__(self):
        super().__init__()
        self.page, self._forms, self._now = Page(), [], None
        self._into: list[tuple[str, str, list[str]]] = []

    def handle_starttag(self, tag, attrs):
        facts = {name: value or "" for name, value in attrs}
        if facts.get("id") == "reported":
            self.page.sent = True
        if tag == "form":
            self._now = Page(action=facts.get("action", ""), upload="multipart" in facts.get("enctype", ""))
            self._forms.append(self._now)
        elif tag in ("input", "textarea", "select") and self._now is not None and facts.get("name"):
            kind = facts.get("type", "text") if tag == "input" else tag
            on = "checked" in facts if kind in ("checkbox", "radio") else True
            self._now.fields.append(Field(facts["name"], kind, facts.get("value", ""), on, facts.get("id", "")))
        elif tag == "option" and self._now is not None and self._now.fields:
            one = self._now.fields[-1]
            if "selected" in facts or not one.options:
                one.value = facts.get("value", "")
            one.options.append(facts.get("value", ""))
        self._open(tag, facts)

    def _open(self, tag, facts):
        classes = facts.get("class", "").split()
        if tag == "textarea":
            self._into.append((tag, "textarea", []))
        elif tag == "label":
            self._into.append((tag, f"label:{facts.get('for', '')}", []))
        elif "fault" in classes:
            self._into.append((tag, "fault", []))
        elif facts.get("id") == "receipt":
            self._into.append((tag, "receipt", []))

    def handle_data(self, data):
        for _tag, _what, parts in self._into:
            parts.append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self._now = None
        if not self._into or self._into[-1][0] != tag:
            return
        _tag, what, parts = self._into.pop()
        text = "".join(parts)
        if what == "textarea" and self._now is not None:
            self._now.fields[-1].value = text.removeprefix("\n")
        elif what.startswith("label:"):
            self.page.labels[what.removeprefix("label:")] = " ".join(text.split())
        elif what == "fault":
            self.page.faults.append(" ".join(text.split()))
        elif what == "receipt":
            self.page.receipt = "".join(text.split())

    def read(self, text: str) -> Page:
        """The page that this is."""
        self.feed(text)
        form = next((form for form in self._forms if "step" in form.names), Page())
        self.page.fields, self.page.action, self.page.upload = form.fields, form.action, form.upload
        return self.page


_UNASKED = "The form asks for no %s."


@dataclass(frozen=True)
class Walked:
    """How it ended: sent or not, the receipt, and what was wrong."""

    sent: bool
    receipt: str = ""
    problems: tuple[str, ...] = ()


def report(app, path: str, given: dict, files: tuple[Path, ...] = ()) -> Walked:
    """Send a report through the form at `path`, in a thread of its own: no request meets another's context."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(_walk, app, path, dict(given), files).result()


def _walk(app, path: str, given: dict, files) -> Walked:
    client, receipt = Client(app, use_cookies=False), ""
    where = {"base_url": app.config["SETTINGS"].base_url}
    answer = client.get(path, **where)
    page = _Reader().read(answer.get_data(as_text=True))
    left, waiting = set(given), list(files)
    for _number in range(_PAGES):
        receipt = page.receipt or receipt
        if page.sent:
            return Walked(True, receipt)
        if answer.status_code >= 400 or not page.fields:
            return Walked(False, problems=tuple(page.faults) or (f"The form answered {answer.status_code}.",))
        last = any(one.name == "step" and one.value in _LAST for one in page.fields)
        wrong = _misfits(page, given) or ([_UNASKED % name for name in sorted(left)] if last else [])
        if wrong:
            return Walked(False, problems=tuple(wrong))
        left -= page.asked
        data = MultiDict(_filled(page, given | ({"receipt": receipt} if receipt else {})))
        if "attachments" in page.names and waiting:
            data.setlist("attachments", [(item.open("rb"), item.name) for item in waiting])
            waiting = []
        kind = "multipart/form-data" if page.upload else "application/x-www-form-urlencoded"
        answer = client.post(page.action or path, data=data, content_type=kind, **where)
        page = _Reader().read(answer.get_data(as_text=True))
    return Walked(False, problems=("The form did not come to an end.",))


def _misfits(page: Page, given: dict) -> list[str]:
    """What was given that none of this page's choices is: nobody is silently not left out."""
    found = []
    for name in sorted(page.asked & given.keys()):
        mine = [one for one in page.fields if one.name == name]
        kind, said = mine[0].kind, given[name]
        if kind == "checkbox" and not isinstance(said, bool):
            fits = {one.value for one in mine} | {page.labels.get(one.id, "") for one in mine}
        elif kind == "radio":
            fits = {one.value for one in mine}
        elif kind == "select":
            fits = set(mine[0].options)
        else:
            continue
        found += [f"{name}: there is no choice {item!r}." for item in _items(said) if item not in fits]
    return found


def _items(said) -> list[str]:
    return [str(item) for item in (said if isinstance(said, list) else [said])]


def _filled(page: Page, given: dict) -> list[tuple[str, str]]:
    """What a browser would send with these answers typed in."""
    found = []
    for one in page.fields:
        if one.kind in (*_NOT_SENT, "file"):
            continue
        said = given.get(one.name) if one.kind != "hidden" or one.name == TICKET else None
        if one.kind == "checkbox":
            if _ticked(one, said, page.labels):
                found.append((one.name, one.value or "y"))
        elif one.kind == "radio":
            if (one.value == str(said)) if said is not None else one.on:
                found.append((one.name, one.value))
        else:
            found.append((one.name, one.value if said is None else str(said)))
    return found


def _ticked(one: Field, said, labels: dict[str, str]) -> bool:
    if said is None or isinstance(said, bool):
        return one.on if said is None else said
    wanted = _items(said)
    return one.value in wanted or labels.get(one.id, "") in wanted
