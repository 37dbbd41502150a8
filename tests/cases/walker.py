"""A client that reads forms off pages and sends them back whole, as a browser without scripts does."""

from bs4 import BeautifulSoup

from .ground import PASSWORD


class Walker:
    """One person's browser."""

    def __init__(self, app, name: str):
        self.client = app.test_client()
        self.name = name
        self.page = None
        self._soup = None
        self.sign_in()

    def sign_in(self) -> None:
        """Through the page of everybody."""
        self.get("/sign-in")
        form = next(form for form in self.soup.select("form") if form.select_one("[name=password]"))
        self.send(form, email=f"{self.name.lower()}@people.example", password=PASSWORD)
        assert self.page.status_code == 200, self.page.status

    def get(self, path: str):
        """Go to a page, following on."""
        return self._seen(self.client.get(path, follow_redirects=True))

    def _seen(self, page):
        self.page, self._soup = page, None
        return page

    @property
    def soup(self) -> BeautifulSoup:
        """The page as a tree, made when somebody asks: it costs as much as the page did."""
        if self._soup is None:
            self._soup = BeautifulSoup(self.page.get_data(as_text=True), "html.parser")
        return self._soup

    @property
    def text(self) -> str:
        """The words of the page."""
        return self.soup.get_text(" ", strip=True)

    @property
    def path(self) -> str:
        """Where the browser is."""
        return self.page.request.path

    def form(self, act: str, **having):
        """The first form of an act on the page; `having` asks for hidden values."""
        for form in self.soup.select(f'form[data-act="{act}"]'):
            if all(form.select_one(f'[name="{name}"][value="{value}"]') for name, value in having.items()):
                return form
        raise AssertionError(f"no form for {act} on {self.path}")

    def act(self, act: str, **values):
        """Fill and send the form of an act."""
        return self.send(self.form(act), **values)

    def send(self, form, **values):
        """Send a form with everything it holds and these values."""
        data = _held(form) | {name: value for name, value in values.items() if value is not None}
        method = form.get("method", "get")
        path = form.get("action") or self.path
        if method == "get":
            return self._seen(self.client.get(path, query_string=data, follow_redirects=True))
        return self._seen(self.client.post(path, data=data, follow_redirects=True))

    def follow(self, selector: str):
        """Follow the first link that matches."""
        return self.get(self.soup.select_one(selector)["href"])


def _held(form) -> dict:
    data = {}
    for field in form.select("input, textarea, select"):
        name, kind = field.get("name"), field.get("type", "")
        if not name or kind in ("file", "submit"):
            continue
        if kind in ("checkbox", "radio"):
            if field.has_attr("checked"):
                data.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "textarea":
            data[name] = field.get_text().removeprefix("\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            if chosen is not None:
                data[name] = chosen.get("value", "")
        else:
            data.setdefault(name, []).append(field.get("value", ""))
    return data
