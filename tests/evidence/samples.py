"""Files as people have them, made anew for each run of the tests."""

import io

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = "zebra-lantern-secret"


def picture(kind: str, *, size=(64, 48), told: bool = False, mode: str = "RGB") -> bytes:
    """A small picture; `told`: with a name, a camera, a day and a place written into it."""
    made, more = io.BytesIO(), {}
    image = Image.linear_gradient("L").resize(size).convert(mode)
    if told and kind == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_text("Author", SECRET)
    elif told:
        exif = Image.Exif()
        exif[0x010F], exif[0x0132], exif[0x013B], exif[0x0112] = SECRET, "2026:01:02 03:04:05", SECRET, 6
        exif.get_ifd(0x8825)[2] = (52.0, 3.0, 1.0)
        more["exif"] = exif
    image.save(made, kind, **more)
    return made.getvalue()


def paper(pages: int = 2, *, told: bool = False, inside: bytes = b"", **how) -> bytes:
    """A PDF; `told`: with an author, a script and a file attached. `inside`: a JPEG drawn on its first page."""
    made, pdf = io.BytesIO(), pikepdf.new()
    for _number in range(pages):
        pdf.add_blank_page(page_size=(200, 300))
    if inside:
        drawn = pikepdf.Stream(pdf, inside)
        drawn.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=64,
            Height=48,
            ColorSpace=pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=pikepdf.Name.DCTDecode,
        )
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=drawn))
        pdf.pages[0].Contents = pikepdf.Stream(pdf, b"q 150 0 0 150 20 50 cm /Im Do Q")
    if told:
        pdf.docinfo["/Author"] = SECRET
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=f"app.alert('{SECRET}')")
        pdf.attachments[f"{SECRET}.txt"] = SECRET.encode()
        remark = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=SECRET, Contents="look here"
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([remark]))
    pdf.save(made, **how)
    return made.getvalue()


PNG = picture("PNG")
JPG = picture("JPEG")
PDF = paper()
MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\0" * 300
MP3 = b"ID3\x03\x00\x00\x00" + b"\0" * 100
DOCX = b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml" + b"\0" * 300
ZIP = b"PK\x03\x04\x14\x00\x00\x00readme.txt" + b"\0" * 300
MAIL = (
    f"Received: from [203.0.113.9] by mail.example; {SECRET}\r\nX-Originating-IP: 203.0.113.9\r\n"
    "From: Ann <ann@people.example>\r\nTo: team@people.example\r\nSubject: The talk\r\n"
    "Date: Fri, 2 Jan 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    'He said it again.\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="shot.png"\r\n'
    "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
).encode()
