-- Sessions of clients that refresh their tokens.
CREATE TABLE sessions (
    id          text PRIMARY KEY,
    customer_id text NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- version of the customer's standing at log-in; over once standings.valid_from is above it
    standing    bigint NOT NULL CHECK (standing >= 0),
    started_at  timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL CHECK (ends_at > started_at),
    ended_at    timestamptz
);

CREATE INDEX sessions_customer ON sessions (customer_id);
CREATE INDEX sessions_end ON sessions (ends_at);

-- A spent token stays until its session goes: using it again gives a thief away.
CREATE TABLE refresh_tokens (
    -- SHA-256: the token has 256 random bits, so nobody searches for it
    hash       bytea PRIMARY KEY,
    session_id text NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    spent_at   timestamptz
);

CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
-- A session has one token that can be used.
CREATE UNIQUE INDEX refresh_tokens_one_unspent ON refresh_tokens (session_id) WHERE spent_at IS NULL;

-- Failed log-ins, counted per account and per address. What was typed as a user id is kept as a hash only.
CREATE TABLE log_in_tries (
    subject      text PRIMARY KEY CHECK (subject ~ '^(account|address):.'),
    failures     integer NOT NULL CHECK (failures >= 0),
    last_at      timestamptz NOT NULL,
    paused_until timestamptz NOT NULL
);

CREATE INDEX log_in_tries_last ON log_in_tries (last_at);
