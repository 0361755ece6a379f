import pytest

from readout.documents.headlines import headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry talks resume\n\nThe two ministers met again.", "Ferry talks resume"),
        ("Ferry talks resume\nThe two ministers met again in the port.", "Ferry talks resume"),
        ("\ufeffFerry talks resume?\r\n\r\nThe ministers met.", "Ferry talks resume?"),
        ("Published: 2020-02-03\n\nFerry talks resume\n\nThey met.", "Ferry talks resume"),
        ("Monday, May 4, 2020\n\nFerry talks resume\n\nThey met.", "Ferry talks resume"),
        ("04/05/2020\nFerry talks resume\nThe two ministers met again.", "Ferry talks resume"),
        ("Ferry talks resume\n4 May 2020\n\nThe ministers met.", "Ferry talks resume"),
        ("The Courier\nMay 4 2020\nFerry talks resume\nThe two ministers met.", "Ferry talks resume"),
        (" date 2020-05-04 Ferry talks resume\n\nThe ministers met.", "Ferry talks resume"),
        (" date  2020-05-04 Ferry talks resume\n\nThe ministers met.", "Ferry talks resume"),
        ("date\xa02020-05-04\xa0 Ferry talks resume\n\nThe ministers met.", "Ferry talks resume"),
        ("The two ministers met again.\n\nThey agreed.", ""),
        ("The two ministers met again and were\nback at\nnoon.", ""),
        (" date 2020-05-04 The two ministers met again.", ""),
        ("Ferry talks resume", ""),
        ("", ""),
        ("\n\n", ""),
    ],
)
def test_headline(text: str, title: str) -> None:
    assert headline(text) == title
