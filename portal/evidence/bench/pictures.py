"""A picture drawn anew: the same points, and nothing of what its camera or its programs wrote into it."""

from io import BytesIO

import jpeg
from faults import Fault
from PIL import Image, ImageCms, ImageOps

MOST = 40_000_000
FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")
_PHOTOS = ("JPEG", "MPO", "WEBP", "AVIF", "TIFF")
_PLACE, _MORE, _SMALL = 0x8825, 0x8769, 1
_TAGS = {
    "moment": (0x0132, 0x9003, 0x9004, 0x9011),
    "device": (0x010F, 0x0110, 0x013C, 0x927C, 0xA431, 0xA433, 0xA434, 0xA435),
    "name": (0x013B, 0x8298, 0x9C9D, 0xA430),
    "program": (0x0131, 0x000B),
    "words": (0x010E, 0x9286, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F),
}
_BESIDE = {"xmp": "other", "XML:com.adobe.xmp": "other", "photoshop": "other", "icc_profile": "other"}
Image.MAX_IMAGE_PIXELS = None  # counted below, before anything is unpacked


def clean(raw: bytes, _asked: dict) -> tuple[dict, bytes]:
    """A new picture of the same look, upright, and what the old one told beside it."""
    picture = opened(raw)
    frames = getattr(picture, "n_frames", 1)
    moving = frames > 1 and picture.format != "MPO"
    picture.load()
    told = _told(picture) | ({"tail"} if _tail(raw, picture.format) else set()) | ({"frames"} if moving else set())
    photo = picture.format in _PHOTOS
    picture = _plain(_true_colours(ImageOps.exif_transpose(picture)))
    made, served, ending = BytesIO(), "image/png", "png"
    if photo and picture.mode in ("L", "RGB"):
        served, ending = "image/jpeg", "jpg"
        picture.save(made, "JPEG", quality=90)
    else:
        picture.save(made, "PNG", compress_level=3)
    return {"type": served, "ending": ending, "told": sorted(told), "pages": 1}, made.getvalue()


def opened(raw: bytes):
    """The picture, not yet unpacked, of a size one can hold."""
    picture = Image.open(BytesIO(raw), formats=FORMATS)
    if picture.width * picture.height > MOST:
        raise Fault("file_pixels")
    return picture


def _told(picture) -> set[str]:
    told = {code for key, code in _BESIDE.items() if picture.info.get(key)}
    if picture.format == "PNG" and getattr(picture, "text", None):
        told.add("words")
    if picture.info.get("comment"):
        told.add("words")
    try:
        tags = picture.getexif()
        every = {*tags, *tags.get_ifd(_MORE)}
        told |= {code for code, numbers in _TAGS.items() if every.intersection(numbers)}
        told |= {"place"} if tags.get_ifd(_PLACE) else set()
        told |= {"other"} if tags.get_ifd(_SMALL) else set()
    except Exception:
        told.add("other")
    return told


def _tail(raw: bytes, kind: str) -> bool:
    if kind == "JPEG":
        return jpeg.tail(raw) > 0
    if kind == "PNG":
        return len(raw) - raw.rfind(b"IEND") > 8
    return kind == "WEBP" and len(raw) > int.from_bytes(raw[4:8], "little") + 9


def _true_colours(picture):
    """The colours as they are meant, so that the profile, which can name a screen, need not stay."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        source, meant = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
        mode = "RGB" if picture.mode == "CMYK" else picture.mode
        return ImageCms.profileToProfile(picture, source, meant, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _plain(picture):
    """One of the modes every reader knows; nothing but points comes along."""
    clear = "transparency" in picture.info or picture.mode in ("RGBA", "LA", "PA", "La", "RGBa")
    mode = "RGBA" if clear else ("L" if picture.mode in ("1", "L", "I", "F", "I;16") else "RGB")
    if picture.mode in ("I", "F", "I;16"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    new = picture if picture.mode == mode else picture.convert(mode)
    new.info = {}
    return new
