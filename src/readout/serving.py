"""The book shown on this machine while somebody works: what changes is made again, and the browser told.

The pages are served as they were published; the script that reloads them is added on the way.
"""

from __future__ import annotations

import asyncio
import hashlib
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.iostream import StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler, StaticFileHandler
from watchfiles import awatch

from readout.errors import InputError
from readout.parameters import Parameters
from readout.report import HOME, fingerprint
from readout.report.publishing import EDITION

ADDRESS = "127.0.0.1"
_HOSTS = r"(127\.0\.0\.1|localhost)"  # a page elsewhere cannot reach the book under a name of its own
_OWN = "/_serving"
_TAG = f'<script src="{_OWN}/reload.js"></script>'.encode()
_SCRIPT = f"""
let shown;
new EventSource("{_OWN}/edition").onmessage = event => {{
  if (shown && shown !== event.data) location.reload();
  shown = event.data;
}};
"""
_NOTHING = f"<!doctype html><title>readout</title><p>No report stands here yet.</p>{_TAG.decode()}"
_BEAT = 15  # seconds after which a browser is told that the server is still there


class Shelf:
    """Where the book stands, and who waits for the next one."""

    def __init__(self, html: Path) -> None:
        self.html = html
        self.changed = asyncio.Condition()

    @property
    def edition(self) -> str:
        """What tells the book that stands there from others; "" if there is none."""
        try:
            return hashlib.sha256((self.html / EDITION).read_bytes()).hexdigest()
        except OSError:
            return ""

    async def tell(self) -> None:
        """Wake everybody who waits."""
        async with self.changed:
            self.changed.notify_all()


class _Page(StaticFileHandler):
    """A published file; a page with the script that reloads it."""

    def set_extra_headers(self, path: str) -> None:
        """Nothing is kept: the next book has the same addresses."""
        self.set_header("Cache-Control", "no-store")

    @classmethod
    def get_content(cls, abspath: str, start: int | None = None, end: int | None = None) -> Any:
        """The file's bytes; a page's with the script."""
        return _shown(Path(abspath))[start:end]

    def get_content_size(self) -> int:
        """The size of what is sent."""
        return len(_shown(Path(str(self.absolute_path))))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say so where no book stands yet."""
        if status_code == 404 and not (Path(self.root) / EDITION).is_file():
            self.finish(_NOTHING)
        else:
            super().write_error(status_code, **kwargs)


def _shown(file: Path) -> bytes:
    content = file.read_bytes()
    return content.replace(b"</body>", _TAG + b"</body>", 1) if file.suffix == ".html" else content


class _Script(RequestHandler):
    """The script that reloads a page once another book stands there."""

    def get(self) -> None:
        """Send the script."""
        self.set_header("Content-Type", "text/javascript")
        self.finish(_SCRIPT)


class _Edition(RequestHandler):
    """Tells a browser which book stands there, and each that follows (server-sent events)."""

    def initialize(self, shelf: Shelf) -> None:
        """Serve the books of a shelf."""
        self.shelf = shelf

    async def get(self) -> None:
        """Send the edition now and whenever it changes, until the browser goes away."""
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        try:
            while True:
                self.write(f"data: {self.shelf.edition or 'none'}\n\n")
                await self.flush()
                await self._next()
        except (StreamClosedError, asyncio.CancelledError):
            return

    async def _next(self) -> None:
        async with self.shelf.changed:
            try:
                await asyncio.wait_for(self.shelf.changed.wait(), _BEAT)
            except TimeoutError:
                return


def application(shelf: Shelf) -> Application:
    """The pages of a shelf, for requests that name this machine."""
    found = Application()
    pages = {"path": str(shelf.html), "default_filename": "index.html"}
    found.add_handlers(
        _HOSTS,
        [
            (f"{_OWN}/reload.js", _Script),
            (f"{_OWN}/edition", _Edition, {"shelf": shelf}),
            ("/(.*)", _Page, pages),
        ],
    )
    return found


def quickly(asked: Parameters) -> list[str]:
    """The words that let the report be made without a PDF, unless something is asked of it."""
    return [] if "pdf" in asked.model_fields_set else ["-p", "pdf", "none"]


def run(
    asked: Parameters, file: Path | None, report: Sequence[str], port: int, say: Callable[[str], None]
) -> None:
    """Serve the report that the parameters ask for until Ctrl-C; ``file`` is the one that they stand in.

    Raises InputError if there is no such folder of documents, or if the port is taken.
    """
    if not asked.seeds.is_dir():
        raise InputError(f"{asked.seeds}: no such folder; name a folder of documents")
    given = (asked.lexicon, asked.periods, asked.editions, file)
    made_from = [asked.seeds, HOME / "notebooks", HOME / "book", fingerprint.LIBRARY, *filter(None, given)]
    try:
        asyncio.run(serve(asked.output, [p for p in made_from if p.exists()], report, port, say))
    except KeyboardInterrupt:
        say("stopped; the last report is as it was")


async def serve(
    output: Path, watched: Sequence[Path], report: Sequence[str], port: int, say: Callable[[str], None]
) -> None:
    """Serve ``output``'s book on ``port`` (0: any free one) and make it again when a watched file changes.

    ``report`` are the words behind ``readout`` that make it. Runs until it is cancelled; what is being made
    then is stopped. Raises InputError if the port is taken.
    """
    shelf = Shelf(output / "html")
    try:
        sockets = bind_sockets(port, ADDRESS)
    except OSError as error:
        words = f"port {port}: cannot be used ({error.strerror}); choose another with --port"
        raise InputError(words) from None
    HTTPServer(application(shelf)).add_sockets(sockets)
    say(f"http://{ADDRESS}:{sockets[0].getsockname()[1]}/ (Ctrl-C ends)")
    changed = asyncio.Event()
    changed.set()
    async with asyncio.TaskGroup() as both:
        both.create_task(_watch(watched, output, changed))
        both.create_task(_follow(changed, report, shelf))


async def _watch(watched: Sequence[Path], output: Path, changed: asyncio.Event) -> None:
    async for _ in awatch(*watched, watch_filter=_counts(output)):
        changed.set()


async def _follow(changed: asyncio.Event, report: Sequence[str], shelf: Shelf) -> None:
    while await changed.wait():
        changed.clear()
        await _make(report)
        await shelf.tell()


def _counts(output: Path) -> Callable[[Any, str], bool]:
    """Whether a changed file can change the book: no hidden one, none that the building itself writes."""
    built = output.resolve()

    def counts(_: Any, changed: str) -> bool:
        path = Path(changed).resolve()
        named = not path.name.startswith(".") and not path.name.endswith("~")
        return named and built not in path.parents and ".ipynb_checkpoints" not in path.parts

    return counts


async def _make(report: Sequence[str]) -> None:
    """Make the report in a process of its own, which says on this one's standard error what is wrong."""
    start = [sys.executable, "-c", "from readout.cli import main; main()", *report]
    making = await asyncio.create_subprocess_exec(*start, stdout=asyncio.subprocess.DEVNULL)
    try:
        await making.wait()
    except asyncio.CancelledError:
        if making.returncode is None:
            making.send_signal(signal.SIGINT)
            await making.wait()
        raise
