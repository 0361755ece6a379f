"""What is known of a document beyond its text, where it was found, and how sure it is."""

from __future__ import annotations

from markupsafe import Markup

from readout import addresses, wording
from readout.documents import bases
from readout.markup import Html, counted, element, joined, text
from readout.records import Document, Name


def metadata(document: Document) -> Html:
    """What is known of the document, where from and how sure; what is not known is said so."""
    read_from = document.reference_date
    known = [
        ("Date", _known(document, "date") or "not stated in the text"),
        ("Relative dates", f"read as written on {wording.day(read_from)}" if read_from else ""),
        ("Publisher", _known(document, "publisher") or "not stated in the text"),
        ("Author", _known(document, "author")),
        ("Address", _known(document, "url") or "not known"),
        ("Licence", document.licence),
        ("Fetched", wording.day(document.accessed) if document.accessed else ""),
        ("Note", document.note),
        ("Said otherwise", _otherwise(document)),
        ("File", f"{document.file} ({_kind(document)})"),
        ("How it was read", "; ".join(document.remarks)),
        ("SHA-256", element("code", document.sha256)),
        ("Text", _file(document)),
        ("Marks of machine paraphrase", paraphrase(document)),
        ("Records", counts(document)),
        ("Copy of" if document.copy_of else "Another version of", _same(document)),
    ]
    pairs = [element("dt", name) + element("dd", value) for name, value in known if value]
    return Html(element("dl", Markup("").join(pairs), class_="metadata"))


def found(document: Document, name: Name) -> str:
    """Where it was found and how sure it is: "the dateline; sure"; "" where nobody says."""
    told = [m.basis for m in document.metadata if (m.name, m.value) == (name, getattr(document, name))]
    basis = document.date_basis if name == "date" else told[0] if told else "none"
    sure, where = bases.BASES[basis]
    return f"{where}; {sure}" if where else ""


def _known(document: Document, name: Name) -> str | Markup:
    """What is known under a name, and in brackets where from."""
    value: str = getattr(document, name)
    if not value:
        return ""
    shown = _url(value) if name == "url" else _value(name, value)
    where = found(document, name)
    return Markup("{} ({})").format(shown, where) if where else shown


def _otherwise(document: Document) -> Markup:
    """What else was found and says something else, so that nobody has to take the surest for the truth."""
    others = [m for m in document.metadata if m.value != getattr(document, m.name) and m.name != "title"]
    told = (f"{m.name}: {_value(m.name, m.value)} ({bases.BASES[m.basis][1]})" for m in others)
    return joined((text(words) for words in told), "; ")


def _value(name: Name, value: str) -> str:
    return wording.day(value) if name == "date" else wording.plain(value, 300)


def _kind(document: Document) -> str:
    return ", ".join(part for part in (document.format, document.encoding) if part)


def _file(document: Document) -> Markup:
    """The text as a file of its own, to which all offsets refer."""
    name = addresses.text_file(document.id)
    link = element("a", "as a file", href=f"../data/{name}", download=name.rpartition("/")[2])
    return link + text(f": {wording.count(len(document.text), 'letter')}, to which all offsets refer")


def _same(document: Document) -> Markup:
    """The document that this one copies or is another version of, and what that means for its records."""
    other = document.copy_of or document.version_of
    if not other:
        return Markup("")
    link = element("a", other, href=addresses.document_address(other, ""))
    return link + ": " + likeness(document)


def likeness(document: Document) -> Markup:
    """How much of a document stands in the one before it, and which of its records count."""
    share = f"{document.alike or 0:.0%} the same words"
    if document.version_of:
        return text(f"{share}, other numbers or dates; all records count")
    own = sum(not record.copy_of for record in (*document.figures, *document.meetings))
    return text(f"{share}; ") + _only(own)


def _only(own: int) -> Markup:
    if not own:
        return text("its records count there alone")
    verb = "counts" if own == 1 else "count"
    return counted(wording.count(own, "record")) + text(f" that only it has {verb}")


def counts(document: Document) -> str:
    """How much was found in the document."""
    figures = wording.count(len(document.figures), "figure")
    return f"{figures}, {wording.count(len(document.meetings), 'meeting')}"


def paraphrase(document: Document) -> str | Markup:
    """Whether the text was paraphrased by a machine, and how many places show it."""
    if not document.paraphrased:
        return "none"
    places = counted(wording.count(len(document.mends), "place"))
    return Markup("yes: {} read differently from how they stand").format(places)


def _url(url: str) -> str | Markup:
    if not url.startswith(("http://", "https://")):
        return url or "not known"
    return element("a", url, href=url, rel="noreferrer")
