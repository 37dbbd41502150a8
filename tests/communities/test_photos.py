"""Photographs of contacts: small, without what they told, the right way up; hostile ones refused kindly."""

import io
import struct
import time
import zlib

import pytest
from PIL import Image

from portal import communities
from portal.communities import photos
from portal.errors import Refused

from .people import acting

pytestmark = pytest.mark.sqlite_only


def picture(width=800, height=400, form="JPEG", mode="RGB", **more) -> bytes:
    """A picture whose left half is red and right half blue."""
    made = Image.new(mode, (width, height), "blue")
    made.paste("red", (0, 0, width // 2, height))
    raw = io.BytesIO()
    made.save(raw, form, **more)
    return raw.getvalue()


def bomb(side: int = 50_000) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def opened(raw: bytes) -> Image.Image:
    return Image.open(io.BytesIO(raw))


@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "P"), ("WEBP", "RGB"), ("GIF", "P")]
)
def test_a_picture_becomes_small_and_square(form, mode):
    raw = picture(form=form) if mode == "RGB" else _as(mode, form)
    made = opened(photos.shrunk(raw))
    assert (made.format, made.size, made.mode) == ("JPEG", (320, 320), "RGB")


def _as(mode: str, form: str) -> bytes:
    raw = io.BytesIO()
    opened(picture()).convert(mode).save(raw, form)
    return raw.getvalue()


def test_nothing_it_told_of_its_maker_is_left():
    facts = Image.Exif()
    facts[0x010F], facts[0x0132] = "Marker Camera", "2026:11:20 12:00:00"
    facts.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    raw = picture(exif=facts, comment=b"marker words")
    assert b"Marker Camera" in raw and b"marker words" in raw
    made = photos.shrunk(raw)
    assert b"Marker" not in made and b"marker" not in made and b"Exif" not in made
    assert not opened(made).getexif()


def test_it_stands_upright():
    facts = Image.Exif()
    facts[0x0112] = 6
    made = opened(photos.shrunk(picture(400, 400, exif=facts)))
    red, _green, blue = made.getpixel((160, 40))
    assert red > 200 and blue < 60
    assert made.getpixel((160, 280))[2] > 200


def test_what_is_seen_through_becomes_white():
    raw = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(raw, "PNG")
    assert opened(photos.shrunk(raw.getvalue())).getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "photo_needed"),
        (b"no picture at all", "photo_odd"),
        (picture()[:400], "photo_odd"),
        (b"%PDF-1.7", "photo_odd"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo_odd"),
        (b"x" * (10 * 1024 * 1024 + 1), "photo_too_large"),
        (bomb(), "photo_too_many_pixels"),
        (bomb(9000), "photo_too_many_pixels"),
    ],
)
def test_what_is_no_picture_is_refused(raw, code):
    start = time.process_time()
    with pytest.raises(Refused) as refused:
        photos.shrunk(raw)
    assert refused.value.code == code
    assert time.process_time() - start < 5


def test_shown_on_the_public_page_and_gone_when_taken_away(ada, app, meadow):
    with app.app_context():
        one = communities.contacts(meadow)[0].id
    ada.get(f"/desk/meadow/settings/contacts/{one}")
    ada.send("photo", photo=(io.BytesIO(picture()), "me.jpg"), alt="Ada with round glasses")
    assert ada.path.endswith(one) and ada.soup.select_one("img.face")["alt"] == "Ada with round glasses"
    page = ada.get("/c/meadow/").soup.select_one("img.face")
    assert page["alt"] == "Ada with round glasses"
    stranger = app.test_client()
    answer = stranger.get(page["src"])
    assert answer.status_code == 200 and opened(answer.data).size == (320, 320)
    assert answer.headers["Content-Type"] == "image/jpeg" and answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "public, no-cache" and "Set-Cookie" not in answer.headers
    assert stranger.get(page["src"], headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    ada.get(f"/desk/meadow/settings/contacts/{one}").send("photo", act="drop-photo")
    assert ada.soup.select_one("img.face") is None and ada.get("/c/meadow/").soup.select_one("img.face") is None
    assert stranger.get(page["src"]).status_code == 404


def test_a_bomb_is_refused_with_a_sentence_and_the_rest_stays(ada, app, meadow):
    with app.app_context():
        one = communities.contacts(meadow)[0].id
    ada.get(f"/desk/meadow/settings/contacts/{one}")
    ada.send("photo", photo=(io.BytesIO(bomb()), "me.png"), alt="Ada at the lake")
    assert ada.status == 413 and "too many dots to be opened safely" in ada.text
    assert ada.soup.select_one('input[name="alt"]')["value"] == "Ada at the lake"
    assert ada.soup.select_one('input[name="name"]')["value"] == "Ada Reed"


def test_a_contact_goes_with_its_photograph(app, meadow):
    with acting(app):
        row = communities.keep_contact(meadow, name="Bo Lake", mail="bo@meadow.example")
        photos.keep_photo(meadow, row.id, b"jpeg", "Bo")
        assert row.id in communities.faces(meadow)
        communities.drop_contact(meadow, row.id)
        assert communities.faces(meadow) == {}


def test_the_alt_text_changes_without_a_new_picture(ada, app, meadow):
    with acting(app):
        one = communities.contacts(meadow)[0].id
        photos.keep_photo(meadow, one, photos.shrunk(picture()), "Ada")
    ada.get(f"/desk/meadow/settings/contacts/{one}").send("photo", alt="Ada, smiling")
    assert ada.soup.select_one("img.face")["alt"] == "Ada, smiling"
