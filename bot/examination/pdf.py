"""Looks through a PDF: every object of it, reachable or not, and every compressed stream, in bounded memory."""

import io
from typing import Final

import pikepdf
import pikepdf.settings
from pikepdf import ObjectType, PasswordError, PdfError

from bot.examination.foreign import is_archive, is_foreign
from bot.examination.pdf_streams import BombError, BrokenStreamError, Inflation
from knowledge.rules.findings import Finding

MOST_OBJECTS: Final = 100_000
MOST_VALUES: Final = 500_000  # dictionaries and arrays, the nested ones with them
_WINDOW: Final = 1024
_BLANK: Final = b"\x00\t\n\x0c\r \xef\xbb\xbf"
_CONTAINERS: Final = (ObjectType.array, ObjectType.dictionary, ObjectType.stream)

_ACTIONS: Final = {
    "/JavaScript": Finding.SCRIPT,
    "/Launch": Finding.LAUNCH,
    "/GoToR": Finding.LAUNCH,
    "/GoToE": Finding.LAUNCH,
    "/SubmitForm": Finding.SUBMIT,
    "/ImportData": Finding.SUBMIT,
    "/Rendition": Finding.MEDIA,
    "/Movie": Finding.MEDIA,
    "/Sound": Finding.MEDIA,
    "/RichMediaExecute": Finding.MEDIA,
    "/GoTo3DView": Finding.MEDIA,
}
_SUBTYPES: Final = {
    "/FileAttachment": Finding.ATTACHMENT,
    "/RichMedia": Finding.MEDIA,
    "/Movie": Finding.MEDIA,
    "/Sound": Finding.MEDIA,
    "/3D": Finding.MEDIA,
}
_KEYS: Final = {"/JS": Finding.SCRIPT, "/EF": Finding.ATTACHMENT, "/XFA": Finding.DYNAMIC_FORM}
_TELLING: Final = frozenset({"/S", "/Subtype", "/Type", "/URI", *_KEYS})
_SCRIPT_SCHEMES: Final = ("javascript:", "vbscript:", "data:")
_FILE_SCHEMES: Final = ("file:", "\\\\", "smb:")


def examine_pdf(content: bytes) -> Finding | None:
    """Return the gravest thing that a PDF holds beside its pages; None for an ordinary one."""
    return _around(content) or _inside(content.rstrip(_BLANK))  # readers look for its end only in the last kilobyte


def _inside(content: bytes) -> Finding | None:
    for is_strict in (True, False):  # the second time as readers do it that mend what they read
        try:
            found = _look(content, is_strict=is_strict)
        except PasswordError:
            return Finding.LOCKED
        except (BombError, MemoryError):
            return Finding.BOMB
        except _BROKEN:
            continue
        return _gravest(found if is_strict else found | {Finding.MENDED})
    return Finding.DAMAGED


# pikepdf raises the other four for objects that are not what the format promises.
_BROKEN: Final = (PdfError, BrokenStreamError, ValueError, TypeError, KeyError, RuntimeError)


def _around(content: bytes) -> Finding | None:
    """Look at what stands before a PDF's first byte and behind its last."""
    if content[: content.find(b"%PDF-", 0, _WINDOW)].strip(_BLANK) or is_archive(content):
        return Finding.MIXED
    end = content.rfind(b"%%EOF")
    if end < 0:
        return Finding.DAMAGED
    rest = content[end + len(b"%%EOF") :]
    if is_foreign(rest):
        return Finding.MIXED
    return Finding.DAMAGED if len(rest.rstrip(_BLANK)) > _WINDOW else None


def _gravest(found: set[Finding]) -> Finding | None:
    return next((finding for finding in Finding if finding in found), None)


def _look(content: bytes, *, is_strict: bool) -> set[Finding]:
    with pikepdf.open(io.BytesIO(content), attempt_recovery=not is_strict, suppress_warnings=True) as pdf:
        if len(pdf.objects) > MOST_OBJECTS:
            return {Finding.HEAVY}
        found = {Finding.PROTECTED} if pdf.is_encrypted else set()
        for page in pdf.pages:  # a tree that bites its own tail raises PdfError
            _type_of(page.obj)
        values = MOST_VALUES
        inflation = Inflation(is_strict=is_strict)
        for thing in (pdf.trailer, *pdf.objects):
            if not isinstance(thing, pikepdf.Object):
                continue
            values -= _walk(thing, found)
            if values < 0:
                return {Finding.HEAVY}
            if _type_of(thing) == ObjectType.stream:
                inflation.count(thing)
        if pikepdf.settings.qpdf_limit_errors():
            found.add(Finding.HEAVY)
        if is_strict and any("endstream" in warning for warning in pdf.get_warnings()):
            raise BrokenStreamError  # of a length that is a lie: qpdf left it out
        return found


def _walk(thing: pikepdf.Object, found: set[Finding]) -> int:
    """Judge an object and all that lies directly in it; return how many containers that were."""
    waiting, seen = ([thing] if _type_of(thing) in _CONTAINERS else []), 0
    while waiting:
        here = waiting.pop()
        seen += 1
        kind = _type_of(here)
        if kind == ObjectType.array:
            inner = list(here)
        else:
            table = here.stream_dict if kind == ObjectType.stream else here
            if kind == ObjectType.stream and "/F" in table:
                found.add(Finding.LAUNCH)  # its content lies in a file elsewhere
            keys = set(table.keys())
            if keys & _TELLING:
                found |= _judge(table, keys)
            inner = [value for _, value in table.items()]
        waiting += [value for value in inner if _is_container(value)]
    return seen


def _is_container(value: object) -> bool:
    """Say whether a value is a table or list of its own; one behind a reference has its turn elsewhere."""
    if not isinstance(value, pikepdf.Object) or value.is_indirect:
        return False
    return _type_of(value) in _CONTAINERS


def _type_of(thing: pikepdf.Object) -> ObjectType:
    return thing._type_code  # noqa: SLF001 - pikepdf's only quick way to tell


def _judge(table: pikepdf.Object, keys: set[str]) -> set[Finding]:
    found = {finding for key, finding in _KEYS.items() if key in keys}
    if action := _ACTIONS.get(_name(table, "/S")):
        found.add(action)
    if subtype := _SUBTYPES.get(_name(table, "/Subtype")):
        found.add(subtype)
    if _name(table, "/Type") == "/EmbeddedFile":
        found.add(Finding.ATTACHMENT)
    if isinstance(address := table.get("/URI"), pikepdf.String):
        # Readers skip control signs and blanks, so "java\nscript:" is one as well.
        scheme = "".join(sign for sign in str(address) if sign > " ").lower()
        if scheme.startswith(_SCRIPT_SCHEMES):
            found.add(Finding.SCRIPT)
        elif scheme.startswith(_FILE_SCHEMES):
            found.add(Finding.LAUNCH)
    return found


def _name(table: pikepdf.Object, key: str) -> str:
    """Return a name as qpdf spells it, whatever escapes the file used; ``""`` when there is none."""
    value = table.get(key)
    return str(value) if isinstance(value, pikepdf.Name) else ""
