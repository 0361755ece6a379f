"""E-mail (.eml): what was written, and the header's subject, sender and day."""

from __future__ import annotations

from collections.abc import Sequence
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from readout.documents.readers import Text, Unreadable, known
from readout.documents.readers.encodings import decoded
from readout.documents.readers.layout import visible
from readout.records import Metadatum


def read(data: bytes) -> Sequence[Text]:
    """The message's text, plain where it is given so. Raises Unreadable where it has none."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    if body is None or not message.keys():
        raise Unreadable("holds no text of a message; save the message again, or its text as .txt")
    payload = body.get_payload(decode=True)
    written, encoding = decoded(
        payload if isinstance(payload, bytes) else b"", str(body.get_content_charset() or "")
    )
    text = visible(written) if body.get_content_subtype() == "html" else written.replace("\r\n", "\n")
    if not text.strip():
        raise Unreadable("holds no text of a message; save the message again, or its text as .txt")
    return [Text(text, "e-mail", encoding, _header(message), _attached(message))]


def _header(message: EmailMessage) -> tuple[Metadatum, ...]:
    """What the header says; the day is that of the sender's clock and time zone."""
    try:
        date = message["date"].datetime
        sender = message["from"].addresses[0]
    except (AttributeError, IndexError, MessageError, ValueError):
        date, sender = getattr(message["date"], "datetime", None), None
    return known(
        "e-mail header",
        title=str(message["subject"] or ""),
        author=(sender.display_name or sender.addr_spec) if sender else "",
        date=date.date().isoformat() if date else "",
    )


def _attached(message: EmailMessage) -> tuple[str, ...]:
    names = [str(part.get_filename() or "without a name") for part in message.iter_attachments()]
    if not names:
        return ()
    return (f"attachments were not read ({', '.join(names)}); save them beside it to have them read",)
