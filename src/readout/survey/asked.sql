
-- Documents that are asked for. A file's own date says when it was made, not when its text was published.
CREATE VIEW texts AS
SELECT
  all_documents.* EXCLUDE (copy_of),
  coalesce(all_copies.copy_of, '') AS copy_of,
  CASE WHEN date_basis NOT IN ({weak}) THEN nullif(date, '') END AS published,
  left(published, 7) AS month
FROM all_documents
LEFT JOIN all_copies ON all_copies."table" = 'documents' AND all_copies.id = all_documents.id
WHERE {dates};

-- What only repeats a record. Where its original is not asked for, the first copy counts in its place.
CREATE MACRO document_of(id) AS left(id, length(id) - strpos(reverse(id), '#'));
CREATE VIEW repeats AS
SELECT id FROM (
  SELECT
    all_copies.id,
    row_number() OVER (PARTITION BY all_copies.copy_of ORDER BY published, texts.id, all_copies.id) AS nth
  FROM all_copies
  JOIN texts ON texts.id = document_of(all_copies.id)
  WHERE "table" <> 'documents'
  AND document_of(all_copies.copy_of) NOT IN (SELECT id FROM texts)
)
WHERE nth > 1
UNION ALL
SELECT id FROM all_copies
WHERE "table" <> 'documents' AND document_of(copy_of) IN (SELECT id FROM texts);

-- Figures that are asked for, each once, with what is known of their documents.
CREATE VIEW claims AS
SELECT all_figures.*, published, month, title, publisher, url, file
FROM all_figures
JOIN texts ON texts.id = all_figures.document
ANTI JOIN repeats ON repeats.id = all_figures.id
WHERE {figures};

-- Events that are asked for.
CREATE VIEW encounters AS
SELECT *, left(coalesce(nullif(date, ''), nullif(not_before, ''), nullif(not_after, '')), 7) AS month
FROM all_events
WHERE {events};

-- Meetings that tell of these events, each with what is known of its document.
CREATE VIEW tellings AS
SELECT
  all_meetings.*, texts.published, title, publisher, url, file,
  encounter, encounters_.month, parties, city, state, way
FROM all_meetings
JOIN texts ON texts.id = all_meetings.document
ANTI JOIN repeats ON repeats.id = all_meetings.id
LEFT JOIN all_copies ON all_copies."table" = 'meetings' AND all_copies.id = all_meetings.id
JOIN (
  SELECT unnest(meetings) AS meeting, id AS encounter, month, participants AS parties,
    nullif(place, '') AS city, status AS state, mode AS way
  FROM encounters
) AS encounters_ ON encounters_.meeting = coalesce(all_copies.copy_of, all_meetings.id);

-- The same, once for each participant, and of meetings that were held once for each pair.
CREATE VIEW attended AS SELECT *, unnest(parties) AS participant FROM tellings;
CREATE VIEW pairs AS
SELECT *
FROM (SELECT *, participant AS one, unnest(parties) AS other FROM attended WHERE state = 'held')
WHERE one < other;
