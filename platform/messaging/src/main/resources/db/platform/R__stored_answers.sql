-- Answers of commands that came with an Idempotency-Key, written in the command's own transaction. Repeatable, because a
-- version of the platform's own would come too late where a service's newer ones are applied already; and careful,
-- because some services had made this table themselves and keep what is in it.
CREATE TABLE IF NOT EXISTS stored_answer (
    caller_id   text        NOT NULL,
    key         text        NOT NULL CHECK (char_length(key) BETWEEN 1 AND 100),
    fingerprint text        NOT NULL,
    answer      text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller_id, key)
);
CREATE INDEX IF NOT EXISTS stored_answer_by_age ON stored_answer (created_at);
