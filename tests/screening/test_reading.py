"""Lists of strangers: recognised, read in a child that gives nothing else out, hostile ones refused (A11, A12)."""

import io
import random
import resource
import zipfile

import pytest

from portal.errors import Refused
from portal.screening import rules
from portal.screening.reading import read

HEADS = {  # as these programs write them, the columns beside them included
    "pretix": "Event slug,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,Price,"
    "Attendee name,Attendee name: Given name,Attendee name: Family name,Attendee email,Company,Voucher,Order comment",
    "pretix check-in": "Order code,Attendee name,Product,Price,Checked in,Checked out,E-mail,Company,Comment",
    "pretalx": "Name,Biography,Email,Picture,Proposal IDs,Proposal titles",
    "pretalx speakers": "name,email,confirmed",
    "tito": "Number,Ticket Created Date,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,Ticket Email,"
    "Ticket Company Name,Void Status,Price,Ticket Reference,Order Name,Order Email,Dietary requirements",
    "eventbrite": "Order #,Order Date,First Name,Last Name,Email,Quantity,Price Tier,Ticket Type,Attendee #,Group,"
    "Attendee Status,Home Address 1,Job Title,Company",
    "meetup": "Name,Attendance,User ID,Title,Event Host,RSVP,Guests,RSVPed on,URL of Member Profile,Notes",
    "luma": "api_id,name,first_name,last_name,email,phone_number,created_at,approval_status,checked_in_at,"
    "custom_source,qr_code_url,amount,currency,ticket_name",
}


def filled(heads: str, count=12) -> bytes:
    """An export with a secret in each column that is nobody's business."""
    lines = [heads]
    for number in range(count):
        cells = []
        for head in heads.split(","):
            small = head.casefold()
            if small in ("attendee email", "ticket email"):
                cells.append(f"g{number}@lake.example")
            elif small in ("email", "e-mail", "order email"):
                buyer = {"attendee email", "ticket email"} & set(heads.casefold().split(","))
                cells.append("buyer@lake.example" if buyer else f"g{number}@lake.example")
            elif small in ("first_name", "first name", "ticket first name", "attendee name: given name"):
                cells.append("Ida")
            elif small in ("last_name", "last name", "ticket last name", "attendee name: family name"):
                cells.append(f"Holm{number}")
            elif "profile" in small:
                cells.append(f"https://www.meetup.com/lake-group/members/{number}00")
            elif small in ("name", "attendee name", "ticket full name"):
                cells.append("" if "api_id" in heads else f"Ida Holm{number}")  # Luma leaves it empty at times
            else:
                cells.append("ZQSECRET")
        lines.append(",".join(cells))
    return "\r\n".join(lines).encode()


@pytest.mark.parametrize("source", HEADS)
def test_exports_are_recognised_and_nothing_else_comes_out(source):
    """By their columns; only name, mail and handle leave the child."""
    found = read(filled(HEADS[source]))
    assert found.source == source.partition(" ")[0]
    assert len(found.rows) == 12
    assert found.rows[3].name == "Ida Holm3"
    assert found.rows[3].mail == ("" if source == "meetup" else "g3@lake.example")
    assert found.rows[3].handle == ("https://www.meetup.com/lake-group/members/300" if source == "meetup" else "")
    assert "ZQSECRET" not in repr(found.rows)


def book(rows, *, name="xl/worksheets/sheet1.xml", strings=()) -> bytes:
    """A small XLSX file."""
    raw, cells = io.BytesIO(), []
    for number, row in enumerate(rows, 1):
        inner = "".join(
            f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(row)
        )
        cells.append(f'<row r="{number}">{inner}</row>')
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(name, f'<worksheet xmlns="urn:x"><sheetData>{"".join(cells)}</sheetData></worksheet>')
        if strings:
            inner = "".join(f"<si><t>{one}</t></si>" for one in strings)
            made.writestr("xl/sharedStrings.xml", f'<sst xmlns="urn:x">{inner}</sst>')
    return raw.getvalue()


def test_kinds_of_lists():
    """Sheets, tabs, semicolons, pasted lines, no heads, another coding, columns somebody names."""
    rows = [("Name", "Mail", "Diet"), ("Ida Holm", "ida@lake.example", "vegan"), ("Bo Fjell", "bo@lake.example", "")]
    assert [row.mail for row in read(book(rows)).rows] == ["ida@lake.example", "bo@lake.example"]
    for sign in "\t;":
        raw = "\n".join(sign.join(row) for row in rows).encode()
        assert [row.name for row in read(raw).rows] == ["Ida Holm", "Bo Fjell"]
    pasted = read(b"Ida Holm <ida@lake.example>\nbo@lake.example Bo Fjell\nKari Uten Adresse\n")
    assert [(row.name, row.mail) for row in pasted.rows] == [
        ("Ida Holm", "ida@lake.example"),
        ("Bo Fjell", "bo@lake.example"),
        ("Kari Uten Adresse", ""),
    ]
    bare = read(b"ida@lake.example,Ida Holm,@idah\nbo@lake.example,Bo Fjell,@bof\n")
    assert (bare.rows[0].name, bare.rows[0].handle) == ("Ida Holm", "@idah")
    assert bare.heads == ()
    latin = read("Name;Mail\nJosé Núñez;j@lake.example\n".encode("cp1252"))
    assert (latin.rows[0].name, latin.guessed) == ("José Núñez", True)
    chosen = read(b"A,B,C\nx,Ida Holm,y\n", {"name": [1]})
    assert [row.name for row in chosen.rows] == ["Ida Holm"]
    assert not chosen.rows[0].mail


QUOTES = {
    'Name,Mail\n"Robin "Rob" Kesten",rk@lake.example\nBo,bo@lake.example': 'Robin "Rob" Kesten',
    'Name,Mail\n"Rob" Kesten,rk@lake.example\nBo,bo@lake.example': '"Rob" Kesten',
    'Name,Mail\nRob "R" Kesten,rk@lake.example\nBo,bo@lake.example': 'Rob "R" Kesten',
    'Name,Mail\n"Robin Kesten,rk@lake.example\nBo,bo@lake.example': "Robin Kesten",
    'Name,Mail\n"Robin Kesten,rk@lake.example\n"Bo",bo@lake.example': "Robin Kesten",
    'Name,Mail,More\n"Robin Kesten,rk@lake.example,x\nBo,bo@lake.example,"': "Robin Kesten",
    'Name,Mail,More\nRobin Kesten,rk@lake.example,"two\nlines, and ""marks"""\nBo,bo@lake.example,': "Robin Kesten",
}


@pytest.mark.parametrize("text", QUOTES)
def test_a_stray_quotation_mark_swallows_nobody(text):
    """Read as it was meant; the row after it is there, too."""
    found = read(text.encode())
    assert [row.name for row in found.rows] == [QUOTES[text], "Bo"]
    assert [row.mail for row in found.rows] == ["rk@lake.example", "bo@lake.example"]


def test_what_can_not_be_read_kindly_is_refused_with_its_line():
    """A mark that could mean two things: the line is named."""
    text = 'Name,Mail\nIda,ida@lake.example\n"Kesten, "Rob" Robin",rk@lake.example\nBo,bo@lake.example\n'
    with pytest.raises(Refused) as refused:
        read(text.encode())
    assert (refused.value.code, refused.value.facts["line"]) == ("list_quote", 3)


def hostile(seed: int) -> bytes:
    """Fifty thousand rows nobody would type: formulas, marks, right to left, look-alikes, endless cells."""
    odd = random.Random(seed)
    cells = [
        "=HYPERLINK(1)",
        "\u202eevil",
        "Аdа Ноlm",
        "@x",
        "+1",
        "a" * 900,
        '"',
        "\ufeff",
        "الاسم",
        "x\u0000".strip("\0"),
    ]
    lines = ["Name,Email,Handle,Other"]
    for number in range(50_000):
        lines.append(f"{odd.choice(cells)} {number},m{number}@lake.example,{odd.choice(cells)},{odd.choice(cells)}")
    return "\n".join(lines).encode("utf-8", "replace")


def spent() -> float:
    """The processor's seconds of children that are gone: what a busy machine adds does not count."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.slow
def test_fifty_thousand_hostile_rows_in_time():
    """A12: parsed or refused within five seconds of the child's own time."""
    for raw in (
        hostile(1),
        hostile(2).replace(b'"', b""),
        book([("Name", "Email")] + [(f"N{at}", f"n{at}@x.example") for at in range(50_000)]),
    ):
        began = spent()
        try:
            assert len(read(raw).rows) <= rules.MOST_ROWS
        except Refused as refused:
            assert refused.code.startswith("list_")
        assert spent() - began < 5


def _bomb() -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", b" " * (130 * 1024 * 1024))
    return raw.getvalue()


def _entities() -> bytes:
    raw = io.BytesIO()
    told = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    with zipfile.ZipFile(raw, "w") as made:
        made.writestr("xl/worksheets/sheet1.xml", told)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (lambda: b"", "list_empty"),
        (lambda: b"\n  \n", "list_empty"),
        (lambda: b"a,b\0c\n", "list_not_text"),
        (lambda: b"Name," * 1_000_000 + b"\n", "list_too_wide"),
        (lambda: b"Name,Mail\n" + b"Ida,i@x.example\n" * 50_001, "list_too_long"),
        (lambda: b"Name,Mail\nIda," + b"x" * 300_000 + b"\n", "list_broken"),
        (lambda: b"%PDF-1.7 nothing", "list_kind"),
        (lambda: b"PK\x03\x04 broken", "list_broken"),
        (lambda: book([("Name",), ("Ida",)], name="xl/other.xml"), "list_broken"),
        (_bomb, "list_heavy"),
        (_entities, "list_broken"),
        (lambda: b"x" * (21 * 1024 * 1024), "list_large"),
        (lambda: b"12,34\n56,78\n", "list_no_columns"),
    ],
)
def test_what_can_not_be_read_is_refused_in_a_sentence(raw, code):
    """Bombs, entities, zero bytes, a million columns: each with its own code."""
    with pytest.raises(Refused) as refused:
        read(raw())
    assert refused.value.code == code
