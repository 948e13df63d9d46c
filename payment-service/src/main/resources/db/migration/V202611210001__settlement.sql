-- What each order is to receive, as commerce told it.
CREATE TABLE payment_due (
    order_id     text PRIMARY KEY,
    customer_id  text        NOT NULL,
    amount       bigint      NOT NULL CHECK (amount >= 0),
    currency     text        NOT NULL,
    placed_at    timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'paid', 'cancelled')),
    -- When to ask the provider about it although nobody told us anything; null when we stopped.
    next_look_at timestamptz,
    looks        integer     NOT NULL DEFAULT 0 CHECK (looks >= 0)
);

CREATE INDEX payment_due_to_look ON payment_due (next_look_at) WHERE state <> 'paid' AND next_look_at IS NOT NULL;

-- Every payment attempt we decided about. Amounts are the provider's and may be of any currency.
CREATE TABLE payment (
    payment_id  text PRIMARY KEY,
    order_id    text        NOT NULL REFERENCES payment_due,
    outcome     text        NOT NULL CHECK (outcome IN ('awaiting', 'verified', 'rejected', 'duplicate')),
    amount      numeric     NOT NULL CHECK (amount >= 0),
    currency    text        NOT NULL,
    method      text        NOT NULL,
    paid_at     timestamptz,
    recorded_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX payment_one_verified_per_order ON payment (order_id) WHERE outcome = 'verified';

-- Money that must go back, and how it ended. Never deleted.
CREATE TABLE money_return (
    id              text PRIMARY KEY,
    purpose         text        NOT NULL CHECK (purpose IN ('refund', 'mismatch', 'duplicate', 'late')),
    key             text        NOT NULL,
    payment_id      text        NOT NULL REFERENCES payment,
    order_id        text        NOT NULL,
    refund_id       text,
    amount          numeric     NOT NULL CHECK (amount > 0),
    currency        text        NOT NULL,
    reason          text        NOT NULL,
    state           text        NOT NULL DEFAULT 'intended' CHECK (state IN ('intended', 'done', 'parked')),
    -- What the provider held when we last asked it, written before asking.
    sent_remaining  numeric,
    attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at timestamptz NOT NULL,
    lease_until     timestamptz,
    last_error      text,
    created_at      timestamptz NOT NULL,
    done_at         timestamptz,
    UNIQUE (purpose, key),
    CHECK ((purpose = 'refund') = (refund_id IS NOT NULL)),
    CHECK ((state = 'done') = (done_at IS NOT NULL))
);

CREATE INDEX money_return_open ON money_return (next_attempt_at) WHERE state = 'intended';
CREATE INDEX money_return_of_payment ON money_return (payment_id);

-- Payments that unsigned notices pointed at: one row each, however many notices.
CREATE TABLE payment_look (
    payment_id     text PRIMARY KEY,
    order_hint     text,
    told           integer     NOT NULL DEFAULT 1,
    last_told_at   timestamptz NOT NULL,
    open           boolean     NOT NULL DEFAULT true,
    next_look_at   timestamptz NOT NULL,
    lease_until    timestamptz,
    last_looked_at timestamptz,
    attempts       integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    result         text
);

CREATE INDEX payment_look_open ON payment_look (next_look_at) WHERE open;
CREATE INDEX payment_look_finished ON payment_look (last_told_at) WHERE NOT open;
