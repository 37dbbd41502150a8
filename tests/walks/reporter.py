"""A reporter without a browser: the whole form over HTTP, a fresh connection for each request, no cookie."""

import http.client
import secrets
from urllib.parse import urlencode

from bs4 import BeautifulSoup


class CutOff(Exception):
    """The server went away in the middle, or answered that it is not well."""


class Reporter:
    """Fills the form of one community page by page. `receipt` and `last` (the body that sends it) are kept."""

    def __init__(self, port: int, slug: str):
        self.port, self.path = port, f"/c/{slug}/report"
        self.receipt, self.last = "", b""

    def fill(self, story: str, file: tuple[str, bytes]) -> str:
        """Everything up to the last page; gives the receipt it shows."""
        page = self._ask("GET")
        page = self._ask("POST", *form(page, "exclude", {}))
        page = self._ask("POST", *form(page, "story", {"story": story}))
        page = self._ask("POST", *form(page, "who", {"who": "who of " + story}, file))
        for _page in ("wishes", "review"):
            page = self._ask("POST", *form(page, "step", {}))
        found = page.select_one("#receipt")
        if found is None:
            raise CutOff(page.get_text())
        self.receipt = found.get_text(strip=True)
        self.last = form(page, "receipt", {"receipt": self.receipt})
        return self.receipt

    def send(self) -> bool:
        """Send the last page, any number of times; whether the answer says that the report has arrived."""
        return self._ask("POST", *self.last).select_one("#reported") is not None

    def _ask(self, method: str, body: bytes = b"", kind: str = "", tries: int = 5) -> BeautifulSoup:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, self.path, body or None, {"Content-Type": kind} if kind else {})
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            raise CutOff from error
        finally:
            connection.close()
        if answer.status == 503 and tries:  # many write at once: the page asks to try again
            return self._ask(method, body, kind, tries - 1)
        if answer.status != 200 or answer.getheader("Set-Cookie"):
            raise CutOff(f"{answer.status} {answer.getheader('Set-Cookie')}")
        return BeautifulSoup(text, "html.parser")


def form(page: BeautifulSoup, holding: str, changes: dict, file=None) -> tuple[bytes, str]:
    """Body and type of the form that holds a field, with all its hidden values and these changes."""
    found = next((one for one in page.find_all("form") if one.find(attrs={"name": holding})), None)
    if found is None:
        raise CutOff(page.get_text())
    values = {}
    for field in found.find_all(["input", "textarea"]):
        kind = field.get("type", "text")
        if kind in ("checkbox", "file", "submit") or (kind == "radio" and not field.has_attr("checked")):
            continue
        values[field["name"]] = field.get("value", "") if field.name == "input" else field.get_text()
    values |= changes
    return multipart(values, *file) if file else (urlencode(values).encode(), "application/x-www-form-urlencoded")


def multipart(values: dict, name: str, content: bytes) -> tuple[bytes, str]:
    """Fields and one file as a browser sends them."""
    boundary = secrets.token_hex(16)
    head = 'Content-Disposition: form-data; name="{}"'
    parts = [f"--{boundary}\r\n{head.format(key)}\r\n\r\n{value}\r\n".encode() for key, value in values.items()]
    parts += [f'--{boundary}\r\n{head.format("attachments")}; filename="{name}"\r\n\r\n'.encode(), content, b"\r\n"]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"
