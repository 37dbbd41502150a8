"""Somebody at a browser: opens pages, fills forms by the names of their fields, reads what stands there."""

import re

from portal import clock, mail

from ..world import PASSWORD, PEOPLE

LOOK = """() => [[...document.querySelectorAll("h1")].map(node => node.textContent.replace(/\\s+/g, " ").trim()),
  document.title]"""


class Visitor:
    """One browser of one person. `status` is that of the last page."""

    def __init__(self, page):
        self.page, self.status = page, None

    # ---- going -----------------------------------------------------------------------------------------------------
    def go(self, path: str) -> "Visitor":
        """Open an address."""
        return self._arrived(self.page.goto(path))

    def follow(self, selector: str) -> "Visitor":
        """Follow the first link that matches."""
        return self.click(self.page.locator(selector).first)

    def link(self, words: str) -> "Visitor":
        """Follow the link with these words."""
        return self.click(self.page.locator("a", has_text=re.compile(rf"^\s*{re.escape(words)}\s*$")).first)

    def press(self, words: str) -> "Visitor":
        """Press the button with these words."""
        return self.click(self.page.get_by_role("button", name=words, exact=True).first)

    def click(self, locator) -> "Visitor":
        """Click on what leads to another page."""
        with self.page.expect_navigation(wait_until="load") as going:
            locator.click()
        return self._arrived(going.value)

    def _arrived(self, answer) -> "Visitor":
        self.status = answer.status if answer else None
        heads, title = self.page.evaluate(LOOK)
        assert heads == [title], self.path
        return self

    # ---- filling in ------------------------------------------------------------------------------------------------
    def act(self, act: str, button: str | None = None, /, **fields) -> "Visitor":
        """Fill and send the first form of an act, opening the fold it stands behind."""
        return self.send(f'form[data-act="{act}"]', button, **fields)

    def send(self, selector: str, button: str | None = None, /, **fields) -> "Visitor":
        """Fill and send a form; `button`: the words on the one to press, else the first."""
        form = self.page.locator(selector).first
        for fold in reversed(form.locator("xpath=ancestor::details[not(@open)]").all()):
            fold.locator("> summary").click()
        for name, value in fields.items():
            self._fill(form, name, value)
        buttons = form.locator("button[type=submit]:not([aria-hidden])")
        return self.click((buttons.filter(has_text=button) if button else buttons).first)

    def _fill(self, form, name: str, value) -> None:
        fields = form.locator(f'[name="{name}"]')
        kind = fields.first.evaluate("node => node.tagName === 'INPUT' ? node.type : node.tagName")
        if kind in ("radio", "checkbox"):
            wanted = value if isinstance(value, list | tuple | set) else [value]
            for one in fields.all():
                one.set_checked(one.get_attribute("value") in wanted) if kind == "checkbox" else None
            if kind == "radio":
                form.locator(f'[name="{name}"][value="{value}"]').check()
        elif kind == "SELECT":
            fields.first.select_option(value)
        elif kind == "file":
            fields.first.set_input_files(value)
        else:
            fields.first.fill(value)

    def sign_in(self, key: str, password: str = PASSWORD) -> "Visitor":
        """Through the page of everybody: a short name of the cast, or an address."""
        self.go("/sign-in")
        email = PEOPLE[key].email if key in PEOPLE else key
        return self.send("form:has([name=password])", email=email, password=password)

    # ---- reading ---------------------------------------------------------------------------------------------------
    @property
    def path(self) -> str:
        """Where this browser is."""
        return "/" + self.page.url.split("/", 3)[3]

    @property
    def title(self) -> str:
        """The heading of the page."""
        return " ".join(self.page.locator("h1").text_content().split())

    @property
    def text(self) -> str:
        """What can be seen on the page: closed folds are not."""
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def cases(self) -> list[str]:
        """The code names of the cases in the list shown."""
        return [row.get_attribute("data-case") for row in self.page.locator("[data-case]").all()]

    @property
    def reports(self) -> list[str]:
        """The unopened reports in the list shown."""
        return [row.get_attribute("data-report") for row in self.page.locator("[data-report]").all()]

    def raw(self, path: str) -> tuple[int, str]:
        """Status and bytes of a page, asked for with this browser's cookies, tokens blotted out."""
        answer = self.page.context.request.get(path, max_redirects=0)
        return answer.status, blotted(answer.text())


def blotted(html: str) -> str:
    """A page without what differs from one request to the next."""
    html = re.sub(r'(name="(?:csrf_token|form_token|draft|issued|begun|once|secret)"[^>]*value=")[^"]*', r"\1", html)
    return re.sub(r'data-left="\d+"', "", html)


class Post:
    """The mail of this world: fetched from the outbox over SMTP whenever somebody looks."""

    def __init__(self, app, smtp):
        self.app, self.mailbox = app, smtp.mailbox

    def fetch(self) -> list:
        """Deliver what waits; everything received so far."""
        with self.app.app_context():
            while mail.deliver(clock.now()):  # fifty at a time
                pass
        return self.mailbox.messages

    def clear(self) -> None:
        """Deliver, then forget everything received."""
        self.fetch()
        self.mailbox.messages.clear()

    def newest(self, address: str):
        """The newest letter to somebody; there has to be one."""
        self.fetch()
        letter = self.mailbox.to(address)
        assert letter is not None, f"no letter to {address}"
        return letter

    def link(self, address: str) -> str:
        """The path of the link in the newest letter to somebody."""
        return re.search(r"https?://[^/\s]+(/\S*)", self.newest(address).get_content())[1]

    def readers(self) -> set[str]:
        """Whoever got a letter since the last `clear`."""
        return {address for letter in self.fetch() for address in letter.envelope_to}
