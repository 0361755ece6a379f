from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from readout import addresses
from readout.chapters import marks
from readout.chapters.marks import Mark, marked
from samples import hostile, sample

places = st.builds(
    lambda a, n, kind: Mark(a, a + n, kind),
    st.integers(0, 30),
    st.integers(0, 15),
    st.sampled_from(["sentence", "figure killed", "meeting", "date", "mend"]),
)


def shown(markup: str) -> str:
    return str(Markup(re.sub(r"<[^>]*>", "", markup)).unescape())


def balanced(markup: str) -> bool:
    """Whether every element closes in the order of opening."""
    stack: list[str] = []
    for close, tag in re.findall(r"<(/?)(\w+)", markup):
        if not close:
            stack.append(tag)
        elif not stack or stack.pop() != tag:
            return False
    return not stack


def test_nested_marks_nest() -> None:
    inner, outer = Mark(2, 4, "figure killed", "36", "f2-killed"), Mark(0, 6, "sentence")
    assert marked("ab36cd", [inner, outer]) == (
        '<span class="sentence">ab'
        '<mark class="figure killed" title="36" id="f2-killed" tabindex="0">36</mark>'
        "cd</span>"
    )


def test_crossing_marks_are_split_and_keep_one_id() -> None:
    html = marked("abcdef", [Mark(0, 4, "date"), Mark(2, 6, "meeting", "m", "m2")])
    assert balanced(html) and html.count('id="m2"') == 1
    assert html.count('class="meeting"') == 2


@given(st.text(max_size=45), st.lists(places, max_size=8))
def test_any_marks_leave_the_text_as_it_is(words: str, found: list[Mark]) -> None:
    inside = [m for m in found if m.end <= len(words)]
    html = marked(words, inside)
    plain = "".join(c for c in words if c.isprintable() or c in "\t\n\r")
    assert balanced(html)
    assert "".join(c for c in shown(html) if c in plain) == "".join(c for c in words if c in plain)


def test_every_record_is_marked_once_with_its_words() -> None:
    for document in sample().documents:
        html = marked(document.text, marks.of(document))
        for record in (*document.figures, *document.meetings):
            found = re.findall(rf'<mark [^>]*id="{addresses.anchor(record.id)}"[^>]*>([^<]*)', html)
            assert found == [record.text]


def test_a_mend_is_shown_beside_the_original() -> None:
    garbled = next(d for d in sample().documents if d.mends)
    html = marked(garbled.text, marks.of(garbled))
    assert 'data-reading="missing persons"' in html and "lacking individuals</mark>" in html


def test_hostile_text_is_shown_and_never_markup() -> None:
    (document,) = hostile().documents
    html = marked(document.text, marks.of(document))
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;␀␛" in html
