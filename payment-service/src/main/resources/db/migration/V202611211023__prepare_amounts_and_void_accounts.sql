-- Registering what an order costs, so that the payment window insists on it. The default makes every new order due.
ALTER TABLE payment_due
    -- When to try (again); null once it is registered or given up.
    ADD COLUMN prepare_at       timestamptz,
    ADD COLUMN prepare_attempts integer NOT NULL DEFAULT 0 CHECK (prepare_attempts >= 0),
    ADD COLUMN prepare_result   text;

-- Only for orders placed from now on: those before have their windows open already.
ALTER TABLE payment_due ALTER COLUMN prepare_at SET DEFAULT now();

CREATE INDEX payment_due_to_prepare ON payment_due (prepare_at)
    WHERE state = 'due' AND amount > 0 AND prepare_at IS NOT NULL;

-- Virtual accounts that must take no deposit any more, and how closing them ended.
CREATE TABLE account_void (
    payment_id      text PRIMARY KEY REFERENCES payment,
    order_id        text        NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- Null once it ended.
    next_attempt_at timestamptz,
    result          text,
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    CHECK ((next_attempt_at IS NULL) = (ended_at IS NOT NULL))
);

CREATE INDEX account_void_open ON account_void (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX payment_awaiting ON payment (recorded_at) WHERE outcome = 'awaiting';
