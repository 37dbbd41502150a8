"""Which files are taken: by ending, by what the first bytes are, and what is done with each sort. Pure tables."""

IMAGE, PAPER, MAIL, CHAT, TEXT = "image", "paper", "mail", "chat", "text"
SOUND, VIDEO, OFFICE = "sound", "video", "office"
CLEANED = (IMAGE, PAPER, MAIL, CHAT)

MOVIE = frozenset(("mp4", "m4v", "mov", "3gp", "m4a"))
STILL = frozenset(("heic", "avif"))
OFFICE_ZIP = frozenset(("zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"))
OFFICE_OLE = frozenset(("doc", "xls", "ppt"))
WORDS = frozenset(("",))
_DOCUMENT = "application/vnd.openxmlformats-officedocument."

# ending → (type it is served as, what its first bytes may look like, its sort); "" stands for plain text
KINDS = {
    "jpg": ("image/jpeg", {"jpg"}, IMAGE),
    "jpeg": ("image/jpeg", {"jpg"}, IMAGE),
    "png": ("image/png", {"png", "apng"}, IMAGE),
    "gif": ("image/gif", {"gif"}, IMAGE),
    "webp": ("image/webp", {"webp"}, IMAGE),
    "bmp": ("image/bmp", {"bmp"}, IMAGE),
    "tif": ("image/tiff", {"tif"}, IMAGE),
    "tiff": ("image/tiff", {"tif"}, IMAGE),
    "avif": ("image/avif", STILL, IMAGE),
    "heic": ("image/heic", STILL, IMAGE),
    "heif": ("image/heif", STILL, IMAGE),
    "pdf": ("application/pdf", {"pdf"}, PAPER),
    "": ("text/plain", WORDS, TEXT),
    "txt": ("text/plain", WORDS, TEXT),
    "md": ("text/plain", WORDS, TEXT),
    "log": ("text/plain", WORDS, TEXT),
    "csv": ("text/csv", WORDS, TEXT),
    "ics": ("text/calendar", WORDS, TEXT),
    "vcf": ("text/vcard", WORDS, TEXT),
    "json": ("application/json", WORDS, CHAT),
    "html": ("text/plain", WORDS, CHAT),
    "htm": ("text/plain", WORDS, CHAT),
    "eml": ("message/rfc822", WORDS, MAIL),
    "mbox": ("application/mbox", WORDS, MAIL),
    "msg": ("application/vnd.ms-outlook", OFFICE_OLE, OFFICE),
    "mp3": ("audio/mpeg", {"mp3"}, SOUND),
    "m4a": ("audio/mp4", MOVIE, SOUND),
    "aac": ("audio/aac", {"aac"}, SOUND),
    "ogg": ("audio/ogg", {"ogg"}, SOUND),
    "oga": ("audio/ogg", {"ogg"}, SOUND),
    "opus": ("audio/ogg", {"ogg"}, SOUND),
    "wav": ("audio/wav", {"wav"}, SOUND),
    "flac": ("audio/flac", {"flac"}, SOUND),
    "amr": ("audio/amr", {"amr"}, SOUND),
    "aiff": ("audio/aiff", {"aiff"}, SOUND),
    "mp4": ("video/mp4", MOVIE, VIDEO),
    "m4v": ("video/mp4", MOVIE, VIDEO),
    "mov": ("video/quicktime", MOVIE, VIDEO),
    "3gp": ("video/3gpp", MOVIE, VIDEO),
    "webm": ("video/webm", {"webm", "mkv"}, VIDEO),
    "mkv": ("video/x-matroska", {"webm", "mkv"}, VIDEO),
    "ogv": ("video/ogg", {"ogg"}, VIDEO),
    "avi": ("video/x-msvideo", {"avi"}, VIDEO),
    "wmv": ("video/x-ms-wmv", {"wmv"}, VIDEO),
    "mpg": ("video/mpeg", {"mpg"}, VIDEO),
    "mpeg": ("video/mpeg", {"mpg"}, VIDEO),
    "doc": ("application/msword", OFFICE_OLE, OFFICE),
    "xls": ("application/vnd.ms-excel", OFFICE_OLE, OFFICE),
    "ppt": ("application/vnd.ms-powerpoint", OFFICE_OLE, OFFICE),
    "docx": (_DOCUMENT + "wordprocessingml.document", OFFICE_ZIP, OFFICE),
    "xlsx": (_DOCUMENT + "spreadsheetml.sheet", OFFICE_ZIP, OFFICE),
    "pptx": (_DOCUMENT + "presentationml.presentation", OFFICE_ZIP, OFFICE),
    "odt": ("application/vnd.oasis.opendocument.text", OFFICE_ZIP, OFFICE),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", OFFICE_ZIP, OFFICE),
    "odp": ("application/vnd.oasis.opendocument.presentation", OFFICE_ZIP, OFFICE),
    "rtf": ("application/rtf", {"rtf"}, OFFICE),
}
NOT_CLEANED = frozenset(("heic", "heif"))  # pictures nothing of ours can open: kept whole
ARCHIVES = frozenset(("zip", "rar", "7z", "tar", "gz", "tgz", "bz2", "xz", "zst", "lz4", "cab", "iso", "dmg", "jar"))
OFFICE_MARKS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"_rels/", b"docProps/", b"word/", b"xl/")
SAFE_TYPES = frozenset(served for served, _looks, _sort in KINDS.values())
