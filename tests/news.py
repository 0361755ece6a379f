"""Generated news, so much of it that a report has to choose what it shows first."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

DOCUMENTS = 300
TOWNS = ("Oslo", "Lima", "Geneva", "Nairobi", "Jakarta")
LEADERS = ("Ana Lopez", "Tomas Berg", "Eva Dahl", "Luis Vega", "Juan Rey", "Mia Holm")


def text(number: int) -> str:
    """A news text of its own day, with figures that no other has and a meeting."""
    day = date(2031, 1, 1) + timedelta(days=number)
    told, town = f"{day:%B} {day.day}, {day.year}", TOWNS[number % len(TOWNS)]
    one, other = LEADERS[number % 6], LEADERS[(number + 1 + number // 6 % 4) % 6]
    return (
        f"Day {number} of the talks\n\n{town.upper()}, {told} — At least {1000 + number} people were killed, "
        f"among them {number + 2} children, and {5000 + number} were injured, the health ministry said.\n\n"
        f"President {one} met Prime Minister {other} in {town} on {told}. "
        f"Another {20000 + number} people have been displaced.\n"
    )


def write(folder: Path) -> None:
    """Write the documents into a new folder."""
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"day-{number:03}.txt").write_text(text(number), "utf-8")
