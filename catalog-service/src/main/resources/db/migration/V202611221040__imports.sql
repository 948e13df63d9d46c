-- Under which key whoever keeps a file of products knows each of them.
CREATE TABLE product_key (
    external_id text PRIMARY KEY CHECK (char_length(external_id) BETWEEN 1 AND 100),
    product_id  text NOT NULL UNIQUE REFERENCES product (id) ON DELETE CASCADE
);

-- An export reads in the order products were made.
CREATE INDEX product_by_making ON product (created_at, id);

CREATE TABLE product_import (
    id              text PRIMARY KEY,
    state           text NOT NULL CHECK (state IN ('uploading', 'waiting', 'working', 'finished', 'cancelled')),
    format          text NOT NULL CHECK (format IN ('CSV', 'JSONL')),
    create_partners boolean NOT NULL,
    -- Known when the upload is complete.
    charset         text,
    columns         text[],
    content_hash    text,
    bytes           bigint NOT NULL DEFAULT 0,
    lines           int NOT NULL DEFAULT 0,
    portions        int NOT NULL DEFAULT 0,
    -- Where the work goes on: the portion, and how many of its products are done.
    portion         int NOT NULL DEFAULT 0,
    entry           int NOT NULL DEFAULT 0,
    lines_done      int NOT NULL DEFAULT 0,
    created         int NOT NULL DEFAULT 0,
    changed         int NOT NULL DEFAULT 0,
    unchanged       int NOT NULL DEFAULT 0,
    refused         int NOT NULL DEFAULT 0,
    -- Of the present step; when careful, a step is a single product.
    failures        int NOT NULL DEFAULT 0,
    careful         boolean NOT NULL DEFAULT false,
    due_at          timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    started_at      timestamptz,
    finished_at     timestamptz,
    CHECK (state = 'uploading' OR (charset IS NOT NULL AND content_hash IS NOT NULL)),
    CHECK ((finished_at IS NOT NULL) = (state IN ('finished', 'cancelled')))
);
CREATE INDEX product_import_by_age ON product_import (created_at DESC, id);
CREATE INDEX product_import_due ON product_import (due_at, id) WHERE state IN ('waiting', 'working');
-- One file is worked off once at a time.
CREATE UNIQUE INDEX product_import_content ON product_import (content_hash) WHERE state IN ('waiting', 'working');

CREATE TABLE product_import_portion (
    import_id  text NOT NULL REFERENCES product_import (id) ON DELETE CASCADE,
    number     int NOT NULL,
    first_line int NOT NULL,
    lines      int NOT NULL,
    torn       boolean NOT NULL,
    content    bytea NOT NULL,
    PRIMARY KEY (import_id, number)
);

-- Which products a file has had already.
CREATE TABLE product_import_seen (
    import_id text NOT NULL REFERENCES product_import (id) ON DELETE CASCADE,
    key       text NOT NULL,
    PRIMARY KEY (import_id, key)
);

CREATE TABLE product_import_refusal (
    import_id text NOT NULL REFERENCES product_import (id) ON DELETE CASCADE,
    line      int NOT NULL,
    original  text NOT NULL,
    problems  text NOT NULL,
    PRIMARY KEY (import_id, line)
);
