"""Where signing in leads: a page of ours, or the default (R38)."""

from portal.entry.paths import local_path

EVIL = [
    "//e.example", "///e.example", "////e.example", "/\\e.example", "\\\\e.example", "\\/e.example", "/\\/e.example",
    "/%2f%2fe.example", "/%5ce.example", "/%2fe.example", "%2f%2fe.example", "/%09/e.example", "/\t/e.example",
    "\t//e.example", " //e.example", "//e.example/home", "https:e.example", "https:/e.example", "https://e.example",
    "http:e.example", "HTTPS://e.example", "hTtP:/\\e.example", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)", "data:text/html,x", "vbscript:x", "/home\r\nLocation: https://e.example", "/home\n",
    "/home\x00", "\x00/home", "/\x00/e.example", "//e\u3002example", "/\u2215e.example", "/\uff0fe.example",
    "\uff0f\uff0fe.example", "//\u24d4.example", "/home/../../e", "/..//e.example", "/.//e.example", "//@e.example",
    "//localhost@e.example", "http://localhost:80@e.example", "/home@e.example/..//", "?next=//e.example", "home",
    "./home", "../home", "", "/sign-out", "/sign-in", "/sign-in?next=/sign-in", "/static/css/app.css",
    "/nowhere-at-all",
    "/session/extend", "/home?next=https://e.example", "/home#//e.example", "/home;//e.example", "/" + "a" * 400,
    "mailto:a@e.example", "//e.example%2f..", "/home%0d%0aSet-Cookie:x=1", "\u202e/home", "//[::1]/", "/ /e.example",
]  # fmt: skip


def test_the_corpus_is_long_enough():
    """R38 asks for forty."""
    assert len(set(EVIL)) >= 40


def test_foreign_and_odd_paths_are_not_followed(app):
    """Nothing is decoded or mended: what is not plainly a page of ours is dropped."""
    with app.app_context():
        assert [wanted for wanted in EVIL if local_path(wanted) is not None] == []


def test_our_own_pages_are(app):
    """The same check lets our pages through."""
    with app.app_context():
        for wanted in ("/home", "/account", "/account/name", "/"):
            assert local_path(wanted) == wanted


def test_the_browser_lands_on_the_default_page(visitor, kim):
    """Through the address and through the hidden field alike, for every third of them."""
    for wanted in EVIL[::3]:
        data = visitor.get("/sign-in").hidden() | {"email": kim.email, "password": kim.password, "next": wanted}
        answer = visitor.client.post("/sign-in", query_string={"next": wanted}, data=data)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/home"), wanted
