"""A collection too large for one machine's memory: read in partitions, its records a set of Parquet files.

A set is a folder, on this machine or in a store (any address that fsspec knows):

``manifest.json``             written last: a folder without it is no set, whatever stands in it
``documents/KEY.parquet``     a row a document, text included, without its figures and meetings
``figures/KEY.parquet``       a row a figure: ``document`` names its document
``meetings/KEY.parquet``      a row a meeting
``unread/KEY.parquet``        a row a file, or a table's row, that could not be read, and why: no document
``events/KEY.parquet``        a row an event: the meetings of all documents, merged month by month
``copies/KEY.parquet``        a row for each document, figure or meeting that only repeats another's
``partitions/KEY.json``       what a finished partition holds: by this an interrupted run goes on

Columns and their types are those of the record types (``readout.records``), made by ``schema``: a list stays
a list, a record in a record is a struct, so that ``schema.records`` gives the same records back. Two things
differ from the tables of a report: rows hold copies too, and ``copy_of`` in them is always empty. What only
repeats another is named in ``copies`` (columns ``table``, ``id``, ``copy_of``); to count everything once,
leave out the rows whose ``id`` stands there (an anti-join). ``events`` leave them out already.

``manifest.json`` lists the files of each table with their rows and hashes (``manifest.Manifest``): a reader
takes those and no others. ``KEY`` is made from what a partition was made of: names and bytes of its files,
what sources.yml says of them, library, word lists, parameters. Nothing that stands under a key is ever
changed; a new run writes new files, then the manifest, and then takes away what no longer belongs to the
set. Hence a set is always the old or the new one, and the same collection makes the same bytes anywhere.
"""
