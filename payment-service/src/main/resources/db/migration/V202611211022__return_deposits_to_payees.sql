-- Where customers want deposits back, sealed; only of those who said so.
CREATE TABLE payee (
    customer_id text PRIMARY KEY,
    sealed      bytea  NOT NULL,
    version     bigint NOT NULL
);

ALTER TABLE money_return
    -- Parked until it is known where the money is to go; taken up again by itself.
    ADD COLUMN awaits_payee boolean NOT NULL DEFAULT false,
    -- Where staff said it is to go, sealed; gone once the return is done.
    ADD COLUMN payee        bytea,
    ADD CHECK (NOT awaits_payee OR state = 'parked'),
    ADD CHECK (payee IS NULL OR state <> 'done');

CREATE INDEX money_return_awaiting_payee ON money_return (order_id) WHERE awaits_payee;
CREATE INDEX money_return_by_state ON money_return (state, created_at, id);

-- Who took a return up again, and what they decided. Never changed.
CREATE TABLE money_return_retry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    return_id      text        NOT NULL REFERENCES money_return,
    manager        text        NOT NULL,
    at             timestamptz NOT NULL,
    parked_because text,
    payee_given    boolean     NOT NULL,
    not_returned   boolean     NOT NULL
);

CREATE INDEX money_return_retry_of ON money_return_retry (return_id, id);
