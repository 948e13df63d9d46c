-- Wishes for another password. A row begins as what somebody typed, whether or not it belongs to anybody, so that asking
-- costs the same for all; it ends as a link in a mail, of which only a hash is here.
CREATE TABLE password_resets (
    id              text PRIMARY KEY,
    -- as typed; null once the mail is out
    user_id         text,
    email           text,
    asked_at        timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- null once the mail is out
    next_attempt_at timestamptz,
    customer_id     text REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash      bytea UNIQUE,
    minted_at       timestamptz,
    expires_at      timestamptz,
    CHECK ((next_attempt_at IS NULL) = (user_id IS NULL AND email IS NULL)),
    CHECK ((token_hash IS NULL) = (customer_id IS NULL)
           AND (token_hash IS NULL) = (minted_at IS NULL)
           AND (token_hash IS NULL) = (expires_at IS NULL)),
    CHECK (next_attempt_at IS NOT NULL OR token_hash IS NOT NULL)
);

CREATE INDEX password_resets_due ON password_resets (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX password_resets_customer ON password_resets (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX password_resets_expiry ON password_resets (expires_at) WHERE expires_at IS NOT NULL;

-- How often somebody asked within a window. Keys are hashes: what was typed is not kept.
CREATE TABLE recovery_allowances (
    key            text PRIMARY KEY,
    used           integer NOT NULL CHECK (used > 0),
    window_ends_at timestamptz NOT NULL
);

CREATE INDEX recovery_allowances_end ON recovery_allowances (window_ends_at);
