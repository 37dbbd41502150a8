"""Tab, Enter, Space and letters are enough, and one always sees where one is."""

import pytest

from .visitor import Visitor

WHERE = """() => {
  const node = document.activeElement, look = getComputedStyle(node), box = node.getBoundingClientRect();
  return {
    name: node.getAttribute("name") || "", id: node.id, tag: node.tagName, value: node.value || "",
    words: (node.innerText || node.textContent || "").trim(),
    ring: look.outlineStyle !== "none" ? parseFloat(look.outlineWidth) : 0,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
STORY = "MARKERSTORY It was at the door."


class Typist:
    """Somebody without a mouse."""

    def __init__(self, visitor: Visitor):
        self.visitor, self.keys, self.page = visitor, visitor.page.keyboard, visitor.page

    def to(self, **wanted) -> "Typist":
        """Tab until the focus is there; every stop on the way is seen."""
        for _step in range(120):
            self.keys.press("Tab")
            here = self.page.evaluate(WHERE)
            assert here["tag"] != "BODY" or _step == 0, f"the focus got lost on the way to {wanted}"
            if here["tag"] != "BODY":
                assert here["ring"] >= 2, f"no ring on {here}"
                assert here["inside"], f"out of sight: {here}"
            if all(here[name] == value for name, value in wanted.items()):
                return self
        raise AssertionError(f"no way to {wanted} on {self.visitor.path}")

    def enter(self) -> "Typist":
        """Press Enter on what leads on."""
        with self.page.expect_navigation(wait_until="load"):
            self.keys.press("Enter")
        return self


@pytest.fixture
def scripts() -> bool:
    """Reading where the focus is takes scripts; the pages are the same without."""
    return True


def test_reporting_without_a_mouse(opened, pages):
    """From the community's page to the receipt and into the box; an error takes the focus to what is wrong."""
    pages.forgive("422")
    nia = opened(width="phone")
    nia.go("/c/harbor-python/")
    typist = Typist(nia).to(words="Report something").enter()
    ben = nia.page.get_by_role("checkbox", name="Ben Castell")
    typist.to(id=ben.get_attribute("id"))
    typist.keys.press("Space")
    assert ben.is_checked()
    typist.to(words="Go on").enter()
    typist.to(words="Go on").enter()
    assert "summary" in nia.page.evaluate("document.activeElement.className")
    typist.to(tag="A").keys.press("Enter")
    assert nia.page.evaluate("document.activeElement.name") == "story"
    typist.keys.type(STORY)
    typist.to(name="where").keys.type("Hall 2")
    typist.to(words="Go on").enter()
    typist.to(words="Go on to your receipt").enter()
    receipt = nia.page.locator("#receipt").inner_text()
    typist.to(name="receipt").keys.type(receipt)
    typist.enter()
    assert nia.page.locator("#reported").count()
    typist.to(words="Open your box with the receipt").enter()
    typist.to(name="receipt").keys.type(receipt.lower())
    typist.enter()
    assert nia.title == "Your box"


def test_opening_a_report_without_a_mouse(opened):
    """Signing in, the report on top of the list, opening it, a case, a fact in it."""
    cleo = opened()
    cleo.go("/sign-in")
    typist = Typist(cleo).to(name="email")
    typist.keys.type("cleo@northconf.example")
    typist.to(name="password").keys.type("four calm otters swim by the pier")
    typist.enter()
    first = cleo.page.locator("[data-report] a").first.inner_text()
    typist.to(words=first).enter()
    typist.to(words="Open this report").enter()
    assert "every beginner" in cleo.text
    typist.to(words="Open a case").enter()
    path = cleo.path
    typist.to(words="Write down a fact").enter()
    typist.to(name="text").keys.type("MARKERFACT")
    typist.to(words="Keep it with the case").enter()
    assert cleo.path == path
    assert "MARKERFACT" in cleo.text


def test_the_skip_link_comes_first(opened):
    """One Tab and Enter lead past the band of the desk."""
    cleo = opened("cleo")
    cleo.go("/desk/northconf/")
    Typist(cleo).to(words="Skip to the content").keys.press("Enter")
    cleo.page.keyboard.press("Tab")
    assert cleo.page.evaluate("!!document.activeElement.closest('main')")
