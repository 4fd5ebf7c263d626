"""From the document to HTML and on to a tagged PDF: the only module that knows WeasyPrint; it reads only our files."""

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pikepdf
from django.template.loader import render_to_string

from reports.diagnostic.document import Diagnostic, Fingerprints

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "diagnostic"
"""Addresses in our own templates, such as `diagnostic:print.css`: names in the list below, never paths."""

_ROOM = Path(__file__).parent
_TEMPLATES = _ROOM / "templates" / "reports"


class ForeignAddress(Exception):
    """Something in the document points elsewhere than to our own stylesheets and fonts."""


def own_files() -> dict[str, tuple[Traversable, str]]:
    """Every file that printing may read, by name, with its media type; fonts come out of their packages."""
    files: dict[str, tuple[Traversable, str]] = {
        "diagnostic.css": (_ROOM / "static" / "reports" / "diagnostic.css", "text/css"),
        "print.css": (_ROOM / "paper" / "print.css", "text/css"),
        "hatch.svg": (_ROOM / "paper" / "hatch.svg", "image/svg+xml"),
        "steps.svg": (_ROOM / "paper" / "steps.svg", "image/svg+xml"),
    }
    for package, face in (("fontpkg_pt_sans", "PT_Sans-Web"), ("fontpkg_pt_serif", "PT_Serif-Web")):
        for cut in ("Regular", "Bold"):
            name = f"{face}-{cut}.ttf"
            files[name] = (resources.files(package) / "files" / name, "font/ttf")
    return files


@cache
def fingerprints() -> Fingerprints:
    """Of the templates and of the code that decide what a document says and how it looks."""
    return Fingerprints(template=template_fingerprint(), code=code_fingerprint())


def code_fingerprint() -> str:
    """SHA-256 of the method and of the composition of documents."""
    digest = hashlib.sha256()
    for folder in (_ROOM.parent / "assessment" / "domain", _ROOM / "diagnostic"):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(_ROOM.parent).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def template_fingerprint() -> str:
    """SHA-256 of all that decides how a document looks: templates, stylesheets, fonts."""
    digest = hashlib.sha256()
    for path in sorted(_TEMPLATES.rglob("*.html")):
        digest.update(path.relative_to(_TEMPLATES).as_posix().encode() + b"\0" + path.read_bytes())
    for name, (file, _) in sorted(own_files().items()):
        digest.update(name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def render_html(diagnostic: Diagnostic) -> str:
    """The document for the press: one HTML page that refers to our own scheme only."""
    return render_to_string("reports/diagnostic/print.html", {"diagnostic": diagnostic})


def render_pdf(html: str, *, identifier: bytes) -> bytes:
    """The HTML as PDF/UA-1; equal input and identifier give equal bytes. Raises ForeignAddress."""
    # Imported here, so that the site starts on a machine without the libraries that only printing needs.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    try:
        pdf = HTML(string=html, url_fetcher=own_fetcher()).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    except FatalURLFetchingError as error:
        raise ForeignAddress(str(error)) from error
    return _finished(cast(bytes, pdf))


def own_fetcher() -> "URLFetcher":
    """A fetcher that knows our own files by name and refuses every other address."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = own_files()

    class OwnFiles(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> "URLFetcherResponse":
            scheme, _, name = url.partition(":")
            if scheme != SCHEME or name not in files:
                raise ForeignAddress(f"Not one of our own files: {url}")
            file, media_type = files[name]
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": media_type})

    return OwnFiles(allowed_protocols=(SCHEME,), fail_on_errors=True)


def _finished(pdf: bytes) -> bytes:
    """The last touch: a scope on each table header, and nothing in the file that says when it was made."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        for element in document.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.TH:
                _set_scope(element)
        document.save(written, deterministic_id=True)
    return written.getvalue()


def _set_scope(header: Any) -> None:
    """Say whether a header speaks for its column or its row: readers need it, and the printer leaves it out."""
    row = header.get("/P")
    cells = [kid for kid in row.get("/K", []) if isinstance(kid, pikepdf.Dictionary)]
    scope = "/Row" if any(kid.get("/S") == pikepdf.Name.TD for kid in cells) else "/Column"
    header["/A"] = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(scope))
