R"sql(
-- The terminal's only tables. `stored_ms` and `acknowledged_ms` are milliseconds since 1970, UTC.
-- The envelope comes last, so that the small columns stay on the row's first page.
CREATE TABLE chain (
    terminal BLOB NOT NULL,
    incarnation INTEGER NOT NULL
);
CREATE TABLE records (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    hash BLOB NOT NULL,
    stored_ms INTEGER NOT NULL,
    envelope BLOB NOT NULL
);
CREATE TABLE tombstones (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    hash BLOB NOT NULL,
    stored_ms INTEGER NOT NULL,
    acknowledged_ms INTEGER NOT NULL
);
CREATE INDEX tombstones_by_age ON tombstones (acknowledged_ms);
)sql"
