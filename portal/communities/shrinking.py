"""One picture to a small square of plain pixels. Runs in a child process: bytes in, JPEG out, nothing on disk.

It imports nothing of ours. The child limits its own time and memory before it opens anything (R40, R43); what the
picture told of its maker (place, camera, day) is not carried over, since only its pixels are drawn anew.
"""

import io
import resource
import sys
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

SECONDS = 5
MEMORY = 768 * 1024 * 1024
LIMIT = 10 * 1024 * 1024
PIXELS = 60_000_000
SIDE = 320
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
ODD, HUGE = 3, 4


def shrink(raw: bytes) -> bytes:
    """The middle of a picture, the right way up, 320 by 320. Raises ValueError huge, or whatever Pillow makes of it."""
    Image.MAX_IMAGE_PIXELS = PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
        if picture.width * picture.height > PIXELS:
            raise ValueError("huge")
        picture.draft("RGB", (2 * SIDE, 2 * SIDE))
        upright = ImageOps.exif_transpose(picture)
        clear = upright.convert("RGBA") if upright.mode in ("P", "PA", "LA", "RGBA") else None
        plain = Image.new("RGB", upright.size, "white")
        plain.paste(clear or upright.convert("RGB"), mask=clear)
        small = ImageOps.fit(plain, (SIDE, SIDE), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    small.save(made, "JPEG", quality=82, optimize=True)
    return made.getvalue()


def main() -> int:
    """One picture in, one out; killed by its own limits when it is hostile."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        made = shrink(sys.stdin.buffer.read(LIMIT + 1))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        return HUGE
    except ValueError as error:
        return HUGE if str(error) == "huge" else ODD
    except (UnidentifiedImageError, OSError, SyntaxError, EOFError):
        return ODD
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
