"""Tables with a row of HXL hashtags below the headings (HXL 1.1, hxlstandard.org)."""

from __future__ import annotations

import pandas as pd

from readout.tables import cells

# The standard's core tags and attributes; those that it lacks begin with #meta.
TAGS = {
    "id": "#meta+id",
    "document": "#meta+source+id",
    "file": "#meta+source+file",
    "sha256": "#meta+source+hash",
    "title": "#meta+source+title",
    "publisher": "#meta+source+publisher",
    "url": "#meta+source+url",
    "show": "#meta+show",
    "format": "#meta+source+format",
    "encoding": "#meta+source+encoding",
    "author": "#meta+source+author",
    "reference_date": "#meta+date+reference",
    "metadata": "#meta+source+metadata",
    "accessed": "#meta+date+accessed",
    "licence": "#meta+source+licence",
    "note": "#meta+source+note",
    "remarks": "#meta+source+remarks",
    "checked": "#meta+checked",
    "checked_by": "#meta+checked+by",
    "checked_on": "#meta+checked+date",
    "corrections": "#meta+corrections",
    "copy_of": "#meta+source+copy",
    "version_of": "#meta+source+version",
    "alike": "#meta+source+alike",
    "link": "#meta+url",
    "start": "#meta+start",
    "end": "#meta+end",
    "text": "#meta+quote",
    "sentence": "#description+sentence",
    "sentence_start": "#meta+sentence+start",
    "sentence_end": "#meta+sentence+end",
    "reading": "#description+reading",
    "rule": "#meta+rule",
    "cues": "#meta+cues",
    "value": "#affected+num",
    "value_max": "#affected+num+max",
    "modifier": "#indicator+modifier+code",
    "qualifier": "#indicator+modifier+name",
    "outcome": "#affected+type",
    "side": "#group+name",
    "category": "#affected+category",
    "speaker": "#meta+speaker",
    "part_of": "#meta+total+start",
    "repeat": "#meta+repeat",
    "period": "#date+occurred+text",
    "cause": "#cause+text",
    "date": "#date",
    "date_basis": "#meta+date+source",
    "date_evidence": "#meta+date+quote",
    "not_before": "#date+start",
    "not_after": "#date+end",
    "status": "#status",
    "mode": "#event+mode",
    "place": "#loc+name",
    "participants": "#org+participants",
    "host": "#org+host",
    "event": "#event+name",
    "duration": "#event+duration+text",
    "agenda": "#event+agenda",
    "agreed": "#event+agreed",
    "meetings": "#meta+meetings",
    "documents": "#meta+sources",
    "paraphrased": "#meta+paraphrased",
    "mends": "#meta+mends",
    "dates": "#date+list",
    "figures": "#meta+figures",
}


def tagged(data: pd.DataFrame) -> str:
    """A table as CSV whose second row holds the hashtag of each column."""
    tags = pd.DataFrame([[TAGS[name] for name in data.columns]], columns=data.columns, dtype="string")
    rows = pd.concat([tags, data.astype("string")])
    return cells.as_csv(rows)
