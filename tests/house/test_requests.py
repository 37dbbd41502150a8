"""Requests as an attacker writes them: junk, forged headers, other people's tokens, odd values. Nothing breaks."""

import http.client
import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup

from portal import accounts, house, web
from portal.db import db, writing
from portal.entry import admit
from portal.policies import shelf
from tests.servers import Live, free_port

from .asking import own, path_of, questions
from .cast import OUT
from .targets import MISSING

WHO = {"desk": "cleo", "committee": "gil", "operator": "ola", "person": "cleo", "open": OUT}
HALF_ONLY = ("/sign-in/code", "/sign-in/lost")


def unsafe(cast):
    """(member, path, rule) for every route that acts."""
    for section, method, rule in questions(cast.app):
        if method == "POST":
            yield ("half" if rule.rule in HALF_ONLY else WHO[section]), path_of(cast, rule, own(cast, rule)), rule


shared = pytest.mark.parametrize("of", [4, pytest.param(1, marks=pytest.mark.soak)])


def part(values, number: int, of: int) -> list:
    """What one route is tried with: each its own part, so that together they have them all; `make soak` tries all."""
    return list(values)[number % of :: of]


def kind_page(answer) -> str:
    """The page of a refusal: one heading, some words, nothing technical."""
    if answer.mimetype == "application/problem+json":  # asked by a program: the same in its own form
        assert set(answer.json) >= {"title", "status"} and "Traceback" not in answer.text
        return answer.json["title"]
    page = BeautifulSoup(answer.get_data(as_text=True), "html.parser")
    heading = page.h1.get_text(strip=True)
    assert heading == page.title.get_text(strip=True)
    assert not re.search(r"Traceback|werkzeug|sqlalchemy|File \"|/portal/", answer.get_data(as_text=True))
    assert len(page.main.get_text(" ", strip=True)) > 40
    return heading


# ---- A14: junk ----------------------------------------------------------------------------------------------
def junk(tokens: dict) -> list[tuple[bytes, str]]:
    """Bodies nobody's browser sends: (bytes, content type)."""
    pairs = "&".join(f"{name}={value}" for name, value in tokens.items())
    part = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n'
    form = "application/x-www-form-urlencoded"
    return [
        (b'{"text": "hi", "csrf_token": "x"}', "application/json"),
        (b"[" * 100_000, "application/json"),
        (b"<a>" * 1000, "text/xml"),
        (b"plain", "text/plain"),
        (b"", "application/json"),
        (b"\xff\xfe\x00", "nonsense"),
        ((pairs + "".join(f"&f{number}=1" for number in range(100_000))).encode(), form),
        ((pairs + "&text=1" * 100_000).encode(), form),
        ((f"{pairs}&{'a[b]' * 2000}=1&" + "&".join(f"x[{number}][y]=1" for number in range(400))).encode(), form),
        (b"text=" + b"x" * (1024 * 1024 + 100), form),
        (part * 1001 + b"--b--\r\n", "multipart/form-data; boundary=b"),
        (part * 3, "multipart/form-data"),
        (b"--b\r\nno headers at all", "multipart/form-data; boundary=b"),
    ]


WEIGHED = (
    "/sign-in",
    "/report",
    "/account/name",
    "/desk/<string:slug>/team",
    "/committee/cases/<string:case_id>/notes",
    "/operator/mail",
)  # a route of each kind takes the heavy ones as well; parsing them is nobody's own work


@pytest.mark.sqlite_only
@pytest.mark.slow
def test_junk_is_refused_kindly_everywhere(cast):
    """A14, R55: JSON, a hundred thousand fields, deep names, endless bodies, broken parts: 4xx, never 500."""
    tried = 0
    for who, path, rule in unsafe(cast):
        light = rule.rule not in WEIGHED
        for number, (raw, kind) in enumerate(junk(cast.tokens[who])):
            if light and len(raw) > 100_000:
                continue
            if len(raw) > 1024 * 1024 and rule.rule == "/report":
                continue  # there a body may be larger
            with cast.counting() as written:
                answer = cast.clients[who].post(path, data=raw, content_type=kind)
            assert 400 <= answer.status_code < 500, f"{path} junk {number} {kind}: {answer.status_code}"
            assert not written, f"{path} junk {number}"
            tried += 1
            if path == "/sign-in" or tried % 97 == 0:
                kind_page(answer)
    assert tried > 500


def test_a_body_without_length_or_with_two_is_refused(cast):
    """A14: chunked bodies and contradicting lengths over a real connection; the server answers the next request."""
    live = Live(cast.app, free_port())
    try:
        place = live.url.removeprefix("http://")
        for headers, body in (
            ({"Transfer-Encoding": "chunked", "Content-Length": "3"}, b"5\r\nhello\r\n0\r\n\r\n"),
            ({"Transfer-Encoding": "chunked"}, b"fffffff\r\nhello"),
            ({"Content-Length": "-5"}, b"hello"),
            ({"Content-Length": "99999999999"}, b"hello"),
            ({"Content-Length": "x"}, b""),
        ):
            talk = http.client.HTTPConnection(place, timeout=5)
            talk.putrequest("POST", "/sign-in")
            for name, value in headers.items():
                talk.putheader(name, value)
            talk.endheaders()
            talk.send(body)
            talk.sock.shutdown(1)
            assert 400 <= talk.getresponse().status < 500, headers
            talk.close()
        talk = http.client.HTTPConnection(place, timeout=5)
        talk.request("GET", "/healthz")
        assert talk.getresponse().status == 200
        talk.close()
    finally:
        live.stop()


ODD = ("\x00", "a\x00b", "9" * 5000, "-1", "١٢", "x" * 70_000, "\u202e", "'; DROP TABLE reports; --", "{{7*7}}")


@shared
@pytest.mark.slow
def test_odd_values_in_every_field_never_break(cast, of):
    """Zero bytes, endless numbers and words, half characters: each form takes or refuses them, on either database."""
    tried = 0
    for number, (who, path, rule) in enumerate(unsafe(cast)):
        names = _fields(cast, who, path, rule)
        for value in part(ODD, number, of):
            body = dict.fromkeys(names, value) | cast.tokens[who]
            answer = cast.clients[who].post(path, data=body)
            assert answer.status_code < 500, f"{path} {value[:12]!r}: {answer.status_code}"
            tried += 1
        halves = "&".join(f"{name}=%ED%A0%BD%FF" for name in names)
        raw = f"{halves}&{'&'.join(f'{name}={value}' for name, value in cast.tokens[who].items())}"
        answer = cast.clients[who].post(path, data=raw, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500, path
    cast.restore()
    cast.cookies_back()
    assert tried > 1000 / of


@shared
@pytest.mark.slow
def test_one_odd_value_among_good_ones_never_breaks(cast, of):
    """Each field of each page's forms alone, the others filled as they ask: what passes validation must not break."""
    tried = 0
    for number, (who, path, rule) in enumerate(unsafe(cast)):
        page = cast.clients[who].get(path)
        if page.status_code != 200 or page.mimetype != "text/html":
            continue
        soup = BeautifulSoup(page.get_data(as_text=True), "html.parser")
        for form in soup.select("main form"):
            if form.get("action", path) != path or rule.endpoint == "entry.second_factor":
                continue
            good = filled(form)
            for name in part(sorted(set(good) - {"csrf_token", "form_token"}), number, of):
                for value in ("9" * 5000, "x" * 70_000):
                    with cast.counting() as written:
                        answer = cast.clients[who].post(path, data=good | {name: value})
                    assert answer.status_code < 500, f"{path} {name}={value[:5]}…: {answer.status_code}"
                    tried += 1
                    if written or "Set-Cookie" in answer.headers:
                        cast.restore()
                        cast.cookies_back()
    assert tried > 200 / of


def filled(form) -> dict:
    """A form as somebody in a hurry fills it: words in every field, the first of each choice."""
    found: dict = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = field["name"], field.get("type", "text")
        if field.name == "select":
            found[name] = next((one.get("value", "") for one in field.select("option") if one.get("value")), "")
        elif kind in ("radio", "checkbox"):
            found.setdefault(name, field.get("value", "y"))
        elif kind == "email":
            found[name] = "somebody@nowhere.example"
        elif kind == "hidden" or field.get("value"):
            found[name] = field.get("value", "")
        elif kind == "date":
            found[name] = "2031-05-04"
        elif kind not in ("file", "submit"):
            found[name] = "Calm words."
    return found


OTHERS = "text version case report reason role visit next file attachments draft box_key"


def _fields(cast, who: str, path: str, rule) -> set[str]:
    """The names of a page's fields, and some that other pages have."""
    found = set(OTHERS.split())
    page = cast.clients[who].get(path)
    if page.status_code == 200 and page.mimetype == "text/html":
        soup = BeautifulSoup(page.get_data(as_text=True), "html.parser")
        inputs = soup.select("main input[name], main textarea[name], main select[name]")
        found |= {field["name"] for field in inputs}
    return found - {"csrf_token", "form_token"}


ODD_QUERIES = (
    "page=99999999999999999999",
    "page=-1",
    "page=%00",
    "lang=%00",
    "lang=../x",
    "next=%00&next=b",
    "%ff",
)
ODD_PARTS = ("%00", "a%00b", "99999999999999999999", "%F0%9F", "..%2f..", "x" * 2000)


@shared
@pytest.mark.slow
def test_odd_addresses_never_break(cast, of):
    """The same in the path and in the query; what is no number is no page."""
    for number, (section, method, rule) in enumerate(questions(cast.app)):
        if method != "GET":
            continue
        who, values = WHO[section], own(cast, rule)
        path = path_of(cast, rule, values)
        for query in part(ODD_QUERIES, number, of):
            answer = cast.clients[who].get(f"{path}?{query}")
            assert answer.status_code < 500, f"{path}?{query}: {answer.status_code}"
            answer.close()
        for name, value in values.items():
            for odd in part(ODD_PARTS, number, of):
                answer = cast.clients[who].get(path.replace(f"/{value}", f"/{odd}", 1))
                assert answer.status_code in (200, 303, 308, 404), f"{rule.rule} {name} {odd[:9]}: {answer.status_code}"
                answer.close()


# ---- R4: more than the form asks for ------------------------------------------------------------------------
def _rows_of(cast, place: str) -> dict:
    """Every row of a place, and who belongs where: what must not change."""
    with cast.app.app_context():
        found = {}
        for mapper in db.Model.registry.mappers:
            table = mapper.local_table
            if "partition" in table.columns:
                scope = admit.access.letterbox(place)
                rows = scope.all(scope.select(mapper.class_))
                found[table.name] = sorted(repr([getattr(row, each.key) for each in table.columns]) for row in rows)
        found["members"] = sorted(map(repr, admit.access.people_with(place).items()))
        db.session.remove()
    return found


@pytest.mark.slow
def test_extra_fields_change_nothing(cast):
    """R4, R6: whoever sends a place, a role, an id, an owner along gets what they would get without."""
    harbor, ids = cast.world.partition("harbor-python"), cast.planted.ids
    before, extra = (
        _rows_of(cast, harbor),
        {
            "partition": harbor,
            "place": harbor,
            "slug": "harbor-python",
            "tenant_id": harbor,
            "community_id": harbor,
            "is_admin": "true",
            "id": ids["harbor case"],
            "case_id": ids["harbor case"],
            "report_id": ids["harbor report"],
            "person_id": cast.ids["ana"],
            "holder": cast.ids["ana"],
            "author": cast.ids["ana"],
            "owner": cast.ids["cleo"],
            "status": "closed",
            "lock_id": MISSING,
            "key": "x",
        },
    )
    assert before["cases"] and before["reports"] and before["members"]
    acted = 0
    for who, path, rule in unsafe(cast):
        if who not in ("cleo", "gil") or rule.endpoint in ("entry.sign_out", "committee.draft", "committee.looked"):
            continue  # a comment on Harbor's draft, a look at it go down to Harbor: that is the act itself
        body = dict.fromkeys(_fields(cast, who, path, rule), "Calm words.") | extra | cast.tokens[who]
        headers = {"X-Tenant": "harbor-python", "X-Original-URL": "/desk/harbor-python/", "X-User": cast.ids["ana"]}
        with cast.counting() as written:
            cast.clients[who].post(path, data=body, headers=headers)
        acted += bool(written)
    assert acted > 5
    assert _rows_of(cast, harbor) == before
    cast.restore()
    cast.cookies_back()


# ---- R6, R49: forged addresses ------------------------------------------------------------------------------
HOSTS = ("evil.example", "localhost.evil.example", "evil.example:80", "localhost@evil.example", "[::2]", "127.0.0.2",
         "localhost:80:90", "LOCALHOST.evil", "xn--e-1ga", "evil.example/localhost", "", " ", "localhost\t", "..",
         "0x7f.1", "2130706433", "localhost%00.evil", "evil\\localhost", "*", "localhost,evil.example")  # fmt: skip


def test_another_host_is_told_nothing(cast):
    """R49: twenty other names get one plain line, before any place is looked up and whoever asks."""
    for host in HOSTS:
        for path in ("/", "/desk/northconf/team", "/c/northconf/", "/sign-in"):
            answer = cast.clients["cleo"].get(path, headers={"Host": host})
            text = answer.get_data(as_text=True)
            if not host.strip():  # a request without a host is answered under the name the server listens on
                continue
            assert answer.status_code == 400, f"{host!r} {path}: {answer.status_code}"
            assert "NorthConf" not in text and "evil" not in text


def test_forwarded_headers_change_nothing(cast):
    """R48, R6: without a configured proxy nobody's word about host, scheme, path or person counts."""
    forged = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "gopher",
        "X-Forwarded-Prefix": "/evil",
        "X-Forwarded-For": "10.9.8.7",
        "Forwarded": "host=evil.example",
        "X-Rewrite-URL": "/desk/harbor-python/team",
        "X-HTTP-Method-Override": "DELETE",
        "X-Tenant": "harbor-python",
    }
    for path in ("/", "/c/northconf/", "/sign-in", "/report"):
        plain, odd = cast.clients[OUT].get(path), cast.clients[OUT].get(path, headers=forged)
        assert odd.status_code == plain.status_code
        assert "evil" not in odd.get_data(as_text=True) + str(odd.headers)
    there = cast.clients["ana"].get("/desk/northconf/team", headers=forged)
    assert there.status_code == 404


# ---- R29 to R34: headers ------------------------------------------------------------------------------------
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}


FRAMED = (
    POLICY
    | {"script-src": None, "connect-src": None, "font-src": None, "object-src": None}
    | {
        "img-src": "'self'",
        "form-action": "'none'",
        "frame-ancestors": "*",
    }
)  # a page for other sites' frames (settled 18): nothing but words, and anybody may show it


def assert_headed(answer, *, file=False, public=False, framed=False, shared=False) -> None:
    """The headers every answer carries."""
    where, headers = f"{answer.request.method} {answer.request.path} {answer.status}", answer.headers
    said = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    if file:  # a page drawn of it stands in its own picture; everything else is a download (settled 18)
        drawn = {"img-src": "'self'"} if "/pages/" in answer.request.path else {}
        assert said == {"sandbox": "", "default-src": "'none'"} | drawn, where
        assert headers["Content-Disposition"].startswith("inline" if drawn else "attachment"), where
    else:
        assert {name: said.get(name) for name in POLICY} == (FRAMED if framed else POLICY), where
    assert "unsafe" not in headers["Content-Security-Policy"], where
    assert headers["X-Content-Type-Options"] == "nosniff", where
    assert headers["Referrer-Policy"] == "same-origin", where
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin", where
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if framed or shared else "same-origin"), where
    assert headers.get("Access-Control-Allow-Origin") == ("*" if shared else None), where
    assert "X-Shelf" not in headers and "Server" not in headers, where
    if framed and answer.request.path.endswith(("/button", "/button.png")):
        assert headers["Cache-Control"] == "public, max-age=3600", where
    elif public or (shared and answer.status_code == 200):
        assert headers["Cache-Control"] == "public, no-cache", where
    elif answer.request.path.startswith("/static/"):
        assert "no-store" not in headers.get("Cache-Control", ""), where
    else:
        assert headers["Cache-Control"] == "no-store", where
        assert "HX-Request" in headers["Vary"], where
    if not answer.request.path.startswith("/static/"):
        assert "Cookie" not in headers.get("Vary", ""), where


@pytest.mark.sqlite_only
@pytest.mark.slow
def test_every_answer_carries_the_headers(cast):
    """R30 to R34 on every route, full and as a fragment, for its own people and for strangers."""
    for section, method, rule in questions(cast.app):
        path = path_of(cast, rule, own(cast, rule))
        file, shelved = "/files/" in path and not path.endswith("/look"), bool(shelf._PATH.fullmatch(path))
        kind = cast.app.view_functions[rule.endpoint].audience.name
        framed, shared = kind == "embed", kind == "data"
        for who in {WHO[section], OUT, "pia"}:
            for more in ({}, {"HX-Request": "true"}):
                answer = cast.clients[who].open(path, method="GET" if method == "GET" else "HEAD", headers=more)
                shown = answer.status_code == 200
                public = shelved and shown and rule.rule.startswith("/c/")
                assert_headed(answer, file=file and shown, public=public, framed=framed and shown, shared=shared)
                if section == "open":
                    assert "Set-Cookie" not in answer.headers, path
                answer.close()


def test_a_static_file_is_kept_until_it_changes(client):
    """Pages name a static file with its digest; under any other name it is asked for again."""
    named = re.findall(r'(?:href|src)="(/static/[^"]+\?[^"]+)"', client.get("/sign-in").text)
    assert len(named) > 3
    for path in named:
        with client.get(path.replace("&amp;", "&")) as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable", path
        for other in ("", "?v=", "?v=0"):
            with client.get(path.partition("?")[0] + other) as answer:
                assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert client.get("/static/nowhere.css?v=").status_code == 404


def test_refusals_redirects_and_files_carry_them_too(cast):
    """Errors of every kind, 304, static files, a wrong method, another host, a redirect to the slash."""
    client = cast.clients[OUT]
    css = client.get("/static/css/app.css")
    again = client.get("/static/css/app.css", headers={"If-None-Match": css.headers["ETag"]})
    page = client.get("/c/northconf/")
    held = client.get("/c/northconf/", headers={"If-None-Match": page.headers["ETag"]})
    assert (again.status_code, held.status_code) == (304, 304)
    for answer in (css, again):
        assert_headed(answer)
    assert_headed(held, public=True)
    for answer, status in (
        (client.get("/nowhere"), 404),
        (client.get("/c/nowhere/"), 404),
        (client.get("/c/northconf"), 308),
        (client.get("/static/nowhere.css"), 404),
        (client.delete("/"), 405),
        (client.post("/sign-in"), 400),
        (client.post("/sign-in", data=b"x" * 2_000_000, content_type="application/x-www-form-urlencoded"), 413),
        (client.get("/", headers={"Host": "evil.example"}), 400),
        (client.options("/"), 200),
        (client.get("/desk/"), 303),
    ):
        assert answer.status_code == status
        if not answer.request.path.startswith("/static/"):
            assert_headed(answer)
    css.close()
    again.close()


def test_https_is_insisted_on(templates, tmp_path, smtp):
    """R29, R31: away from loopback two years of https, and a cookie of the __Host- kind."""
    settings = templates.copy("empty", tmp_path / "data", base_url="https://portal.example", smtp_url=smtp.url)
    with house.opened(settings) as app:
        client = app.test_client()
        for path in ("/", "/sign-in", "/static/css/app.css", "/nowhere"):
            answer = client.get(path, base_url="https://portal.example")
            age = re.search(r"max-age=(\d+)", answer.headers["Strict-Transport-Security"])
            assert int(age[1]) >= 365 * 24 * 3600
            answer.close()
        assert client.get("/", base_url="https://evil.example").status_code == 400
    templates.drop(settings)


# ---- R37: forged requests -----------------------------------------------------------------------------------
FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:81"},
    {"Origin": "https://localhost"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
)


def refused(cast, who, path, body, **headers) -> None:
    """This request is refused with a page and writes nothing."""
    with cast.counting() as written:
        answer = cast.clients[who].post(path, data=body, headers=headers)
    assert answer.status_code == 400, f"{who} {path} {headers or sorted(body)}: {answer.status_code}"
    assert not written, path
    kind_page(answer)


@shared
@pytest.mark.sqlite_only
@pytest.mark.slow
def test_no_act_without_its_token(cast, of):
    """R37, A17: no token, an empty one, a stranger's, a colleague's, the other kind: refused, nothing changed."""
    tried = 0
    for number, (who, path, rule) in enumerate(unsafe(cast)):
        is_open = cast.app.view_functions[rule.endpoint].audience.open
        name, other = ("form_token", "csrf_token") if is_open else ("csrf_token", "form_token")
        right = cast.tokens[who][name]
        wrong = [{name: ""}, {name: right[:-9] + ("A" if right[-9] != "A" else "B") + right[-8:]}, {other: right}]
        if not is_open:
            wrong += [{name: cast.tokens["ana"]["csrf_token"]}, {name: cast.tokens[who]["form_token"]}]
        for body in [{}, *part(wrong, number, of)]:
            refused(cast, who, path, body)
            tried += 1
    assert tried > 200


@shared
@pytest.mark.sqlite_only
@pytest.mark.slow
def test_no_act_from_another_site(cast, of):
    """R37, A17: with the right token, but sent from elsewhere."""
    for number, (who, path, _rule) in enumerate(unsafe(cast)):
        for headers in part(FOREIGN, number, of):
            refused(cast, who, path, cast.tokens[who], **headers)


def test_a_client_that_says_nothing_of_its_origin_passes(cast):
    """Settled 14: with the token and no such header, or with our own, an act is done."""
    for headers in ({}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        body = cast.tokens["cleo"] | {"name": f"Cleo {len(headers)}"}
        answer = cast.clients["cleo"].post("/account/name", data=body, headers=headers)
        assert (answer.status_code, answer.location) == (303, "/account"), headers
    cast.restore()


# ---- R38, R56, R63 ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "next_", ["//evil.example", "/\\evil.example", "https://evil.example", "/%2fevil", "/sign-out"]
)
def test_no_act_leads_elsewhere(cast, next_):
    """R38: staying signed in leads home, wherever the field says."""
    answer = cast.clients["cleo"].post("/session/extend", data=cast.tokens["cleo"] | {"next": next_})
    assert (answer.status_code, answer.location) == (303, "/home")
    asked = cast.clients[OUT].get("/sign-in", query_string={"next": next_})
    assert "evil" not in asked.get_data(as_text=True)


def test_of_repeated_parameters_the_first_counts(cast):
    """R56: never both, never the last."""
    right, client = cast.tokens["cleo"]["csrf_token"], cast.clients["cleo"]
    refused(cast, "cleo", "/account/name", {"csrf_token": ["bad", right], "name": "Cleo"})
    answer = client.post("/account/name", data={"csrf_token": [right, "bad"], "name": ["Cleo First", "Cleo Last"]})
    assert answer.status_code == 303
    page = client.get("/account").get_data(as_text=True)
    assert "Cleo First" in page and "Cleo Last" not in page
    cast.restore()


def test_a_crash_in_any_view_tells_nothing(cast):
    """R63: a generic page with a number; no words, no values, no place in the code; and nothing half-done."""
    secret = "zqsecretlocal"

    def crashing(**values):
        words = f"{secret} {values}"
        raise RuntimeError(words)

    for section, method, rule in questions(cast.app):
        real = cast.app.view_functions[rule.endpoint]
        crashing.audience, crashing.upload = real.audience, real.upload
        cast.app.view_functions[rule.endpoint] = crashing
        try:
            answer = cast.clients[WHO[section]].open(path_of(cast, rule, own(cast, rule)), method=method)
        finally:
            cast.app.view_functions[rule.endpoint] = real
        if section in ("desk", "committee", "operator") or answer.status_code != 200:
            assert answer.status_code == 500, f"{method} {rule.rule}"
            assert secret not in answer.get_data(as_text=True) + str(answer.headers)
            kind_page(answer)


def test_a_refusal_long_after_the_last_click_is_a_page(cast, clock):
    """The last-seen is written while a refusal is answered; its page still names whoever is signed in."""
    client = cast.clients["cleo"]
    for method, path, status in (
        ("GET", "/desk/nowhere/team", 404),
        ("POST", "/account/name", 400),
        ("DELETE", "/account", 405),
        ("GET", "/desk/northconf/code/preview?x=%ff", 303),
    ):
        clock.advance(minutes=2)
        answer = client.open(path, method=method)
        assert answer.status_code == status, f"{method} {path}"
        if status >= 400:
            kind_page(answer)
    cast.restore()


def test_what_a_crashing_act_wrote_is_gone(cast, monkeypatch):
    """R63: everything or nothing, also when the view asked to keep what it did."""
    before = cast.clients["cleo"].get("/account").get_data(as_text=True)

    def kept_then_crashed(person_id, name):
        admit.accounts.person(person_id).name = name
        db.session.flush()
        admit.keep_anyway()
        raise RuntimeError("after the write")

    monkeypatch.setattr(admit.accounts, "change_name", kept_then_crashed)
    body = cast.tokens["cleo"] | {"name": "Half Done"}
    with cast.counting() as written:
        assert cast.clients["cleo"].post("/account/name", data=body).status_code == 500
    assert written
    after = cast.clients["cleo"].get("/account").get_data(as_text=True)
    assert "Half Done" not in after
    assert "Cleo Adeyemi" in before and "Cleo Adeyemi" in after


def test_uploads_never_lie_in_clear(cast):
    """The request class spools files sealed; more fields than a form may have are refused before any view."""
    with cast.app.test_request_context(
        "/report", method="POST", data={"attachments": (BytesIO(b"zqclear" * 99), "a.txt")}
    ):
        stream = web.request.files["attachments"].stream
        assert type(stream).__name__ == "SealedSpool"


# ---- R5, A18: what was taken away -----------------------------------------------------------------------------
def test_a_role_taken_away_counts_from_the_next_request(cast):
    """R5: a living session of somebody removed, and of somebody disabled, is told what a stranger is told."""
    dov, cleo = cast.clients["dov"], cast.clients["cleo"]
    page = f"/desk/northconf/cases/{cast.planted.ids['north case']}"
    assert dov.get(page).status_code == 200
    assert cleo.post(f"/desk/northconf/team/{cast.ids['dov']}/remove", data=cast.tokens["cleo"]).status_code == 303
    for path in ("/desk/northconf/", page, "/desk/northconf/team"):
        assert dov.get(path).status_code == 404
    assert (
        dov.post(f"{page}/notes", data=cast.tokens["dov"] | {"text": "still here", "kind": "note"}).status_code == 404
    )
    cast.restore()
    assert dov.get(page).status_code == 200
    with cast.app.app_context(), writing():
        accounts.person(cast.ids["dov"]).state = "disabled"
    for path in ("/desk/northconf/", page, "/home"):
        answer = dov.get(path)
        assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/sign-in")
    cast.restore()


def test_a_copied_cookie_dies_with_the_session(cast):
    """R26, A18: after signing out, and after a new password elsewhere, the old cookie opens nothing."""
    client = cast.app.test_client()
    assert cast.sign_in(client, "sam").status_code == 303
    copy = cast.app.test_client()
    copy.set_cookie("s", client.get_cookie("s").value)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', copy.get("/account").text)[1]
    assert copy.get("/home").status_code == 200
    left = client.post("/sign-out", data={"csrf_token": token})
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert copy.get("/home").status_code == 303
    assert cast.clients["sam"].get("/home").status_code == 200
    cast.restore()


def test_an_event_of_another_place_is_no_choice(cast):
    """R4: an incident is filed at one of this community's own events, or at none."""
    norths = next(value for _at, value, _of in cast.targets.known["event_id"])
    body = cast.tokens["ana"] | {"text": "Settled.", "outcome": "violation"}
    path = "/desk/harbor-python/file"
    for event, status in ((norths, 422), ("9" * 40, 422), ("", 303)):
        assert cast.clients["ana"].post(path, data=body | {"event": event}).status_code == status, event
    cast.restore()
