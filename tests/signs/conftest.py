"""NorthConf's signs, printed by whoever may, read by a machine."""

import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.communities.people import acting

__all__ = ["acting"]


class Paper:
    """A PDF as somebody meets it: its words, its pages, what a camera reads from it."""

    def __init__(self, raw: bytes):
        self.raw, self._file = raw, pypdfium2.PdfDocument(raw)

    @property
    def words(self) -> str:
        """Its words, on one line; the reader tells a hyphen at a line's end by a sign of its own."""
        told = " ".join(one.get_textpage().get_text_range() for one in self._file)
        return " ".join(told.replace("\ufffe", "-").split())

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Its pages in whole millimetres."""
        return [tuple(round(side / 72 * 25.4) for side in one.get_size()) for one in self._file]

    @property
    def codes(self) -> list[str]:
        """What every square on it says."""
        return squares(self._file[0].render(scale=3).to_pil())


def squares(picture) -> list[str]:
    """What a camera reads from a picture."""
    return [one.text for one in zxingcpp.read_barcodes(picture)]


def squares_of(raw: bytes) -> list[str]:
    """What a camera reads from a picture file."""
    return squares(Image.open(io.BytesIO(raw)).convert("RGB"))


@pytest.fixture
def desk(app, world):
    """`desk("eli")`: that person's browser."""

    def opened(key: str):
        client = app.test_client()
        assert world.sign_in(client, key).status_code == 303
        return client

    return opened
