-- Answers of commands that came with an Idempotency-Key, written in the command's own transaction.
CREATE TABLE stored_answer (
    caller_id   text NOT NULL,
    key         text NOT NULL CHECK (char_length(key) BETWEEN 1 AND 100),
    fingerprint text NOT NULL,
    answer      text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller_id, key)
);
CREATE INDEX stored_answer_by_age ON stored_answer (created_at);

-- Heard on commerce.stock. No foreign key: a level may arrive before or outlive its variant.
CREATE TABLE stock_level (
    variant_id text PRIMARY KEY,
    available  int NOT NULL CHECK (available >= 0),
    version    bigint NOT NULL
);

-- Heard on broadcast.shows.
CREATE TABLE known_show (
    id      bigint PRIMARY KEY,
    version bigint NOT NULL
);
CREATE TABLE shown_product (
    show_id    bigint NOT NULL REFERENCES known_show (id) ON DELETE CASCADE,
    product_id text   NOT NULL,
    PRIMARY KEY (show_id, product_id)
);
CREATE INDEX shown_product_by_product ON shown_product (product_id, show_id DESC);
