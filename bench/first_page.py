"""How heavy a report's first page is and how soon it is usable, from a cold cache, in a real browser.

    PYTHONPATH=tests .venv/bin/python bench/first_page.py build/html [MORE ...] [--runs 5]

A server on this machine sends the pages with gzip, as hosts of static pages do. Each run has a browser
context of its own, so that nothing is kept from the run before. A line of JSON for each report:

requests, bytes   what the page asks for, and its weight as it is sent, bodies and head lines
parsed            seconds until DOMContentLoaded, the scripts that wait for it included: tables stand
painted           seconds until the largest part of the first view is drawn
usable            seconds until both have come about, a frame has followed and no long task runs any more
answered          seconds from a press of Tab after that to its focus: the page takes input

The median of the runs, of times the slowest too.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, Page, Request, sync_playwright

from browser import installed

PACKED = (".html", ".css", ".js", ".svg", ".json", ".csv", ".txt")  # what servers send with gzip
WINDOWS = {"laptop": (1280, 800), "phone": (390, 844)}
WATCH = """() => {
    const seen = window.seen = {parsed: 0, painted: 0, busy: 0, frame: 0, focus: 0};
    const note = (name, at) => { seen[name] = Math.max(seen[name], at); };
    new PerformanceObserver(list => list.getEntries().forEach(e => note('painted', e.startTime)))
        .observe({type: 'largest-contentful-paint', buffered: true});
    new PerformanceObserver(list => list.getEntries().forEach(e => note('busy', e.startTime + e.duration)))
        .observe({type: 'longtask', buffered: true});
    addEventListener('DOMContentLoaded', () => setTimeout(() => {
        note('parsed', performance.now());
        requestAnimationFrame(() => setTimeout(() => note('frame', performance.now())));
    }));
    addEventListener('focusin', () => note('focus', performance.now()));
}"""
READY = """() => seen.frame && [...document.querySelectorAll('table.sortable')].every(
    table => table.closest('.dt-container'))"""
TIMES = ("parsed", "painted", "usable", "answered")


class Server(SimpleHTTPRequestHandler):
    """Sends files with gzip; nothing may be kept."""

    def do_GET(self) -> None:
        """Answer with the file that is asked for, packed as its kind is."""
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            return self.send_error(404)
        packed = file.suffix in PACKED
        body = _body(file, packed)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""


@cache
def _body(file: Path, packed: bool) -> bytes:
    return gzip.compress(file.read_bytes(), 6) if packed else file.read_bytes()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def visit(page: Page, address: str) -> dict[str, float]:
    """Open the first page, as ``page``'s first, and press Tab: what it weighed and how long it took."""
    weights: list[int] = []
    page.on("requestfinished", lambda request: weights.append(sent(request)))
    page.add_init_script(f"({WATCH})()")
    page.goto(f"{address}/index.html", wait_until="load")
    page.wait_for_function(READY)
    seen = page.evaluate("seen")
    pressed = page.evaluate("performance.now()")
    page.keyboard.press("Tab")
    page.wait_for_function("seen.focus")
    page.wait_for_load_state("networkidle")
    return {
        "requests": len(weights),
        "bytes": sum(weights),
        "parsed": seen["parsed"] / 1000,
        "painted": seen["painted"] / 1000,
        "usable": max(seen["frame"], seen["painted"], seen["busy"]) / 1000,
        "answered": (page.evaluate("seen.focus") - pressed) / 1000,
    }


def sent(request: Request) -> int:
    """The bytes of the answer to a request, as they were sent."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def measure(browser: Browser, address: str, window: tuple[int, int], runs: int) -> dict[str, float]:
    """The medians of so many visits, each in a context of its own, and the slowest of the times."""
    found = []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": window[0], "height": window[1]})
        found.append(visit(context.new_page(), address))
        context.close()
    medians = {name: round(median(one[name] for one in found), 3) for name in found[0]}
    return medians | {f"{name}_slowest": round(max(one[name] for one in found), 3) for name in TIMES}


def main() -> None:
    """Measure each report that is named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("reports", nargs="+", type=Path, help="folders of built pages")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed())
        for report in given.reports:
            with served(report) as address:
                for name, window in WINDOWS.items():
                    measured = measure(browser, address, window, given.runs)
                    print(json.dumps({"report": str(report), "window": name, **measured}), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
