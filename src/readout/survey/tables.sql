-- What a report on a set counts, as views. In the set's folder: duckdb -init set.sql, then any query of the report.
-- Elsewhere: write the set's address, with a slash at its end, in the place of ''.
SET VARIABLE folder = '';
SET VARIABLE tables = (
  SELECT json_extract(content, '$.tables') FROM read_text(getvariable('folder') || 'manifest.json')
);

-- The files of a table, as the manifest names them: what else stands in the folder is not of the set.
CREATE MACRO files(name) AS list_transform(
  json_extract_string(getvariable('tables'), '$.' || name || '[*].file'),
  lambda file: getvariable('folder') || file
);
