ALTER TABLE payment_due
    -- What the sum is made of: goods + shipping - coupon_discount = amount.
    ADD COLUMN goods           bigint NOT NULL DEFAULT 0 CHECK (goods >= 0),
    ADD COLUMN shipping        bigint NOT NULL DEFAULT 0 CHECK (shipping >= 0),
    ADD COLUMN coupon_discount bigint NOT NULL DEFAULT 0 CHECK (coupon_discount >= 0);

UPDATE payment_due SET goods = amount;

ALTER TABLE payment_due
    ALTER COLUMN goods DROP DEFAULT,
    ADD CONSTRAINT payment_due_adds_up CHECK (goods + shipping - coupon_discount = amount);

ALTER TABLE payment
    DROP CONSTRAINT payment_outcome_check,
    ADD CONSTRAINT payment_outcome_check CHECK (outcome IN (
        'awaiting', 'verified', 'deviating', 'accepted', 'rejected', 'duplicate')),
    -- The virtual account that was announced, to notice when the provider changes it.
    ADD COLUMN account_bank       text,
    ADD COLUMN account_number     text,
    ADD COLUMN account_expires_at timestamptz,
    -- When to compare it with the provider's again; null when we stopped.
    ADD COLUMN next_check_at      timestamptz,
    ADD COLUMN checked_at         timestamptz,
    ADD CHECK ((account_number IS NULL) = (account_expires_at IS NULL));

UPDATE payment SET next_check_at = now();

-- Commerce takes one deviating deposit per order, or none.
CREATE UNIQUE INDEX payment_one_accepted_per_order ON payment (order_id) WHERE outcome = 'accepted';
CREATE INDEX payment_of_order ON payment (order_id);
CREATE INDEX payment_to_check ON payment (next_check_at) WHERE next_check_at IS NOT NULL;
CREATE INDEX payment_checked ON payment (checked_at DESC) WHERE checked_at IS NOT NULL;

-- Settled without a request of ours: the money had gone back at the provider's console.
ALTER TABLE money_return ADD COLUMN elsewhere boolean NOT NULL DEFAULT false,
    ADD CHECK (NOT elsewhere OR state = 'done');

CREATE INDEX money_return_of_order ON money_return (order_id);

-- Money that went back at the provider's console without a return of ours. Never changed.
CREATE TABLE console_cancellation (
    payment_id      text        NOT NULL REFERENCES payment,
    cancellation_id text        NOT NULL,
    order_id        text        NOT NULL,
    amount          numeric     NOT NULL CHECK (amount > 0),
    currency        text        NOT NULL,
    reason          text        NOT NULL,
    cancelled_at    timestamptz,
    noted_at        timestamptz NOT NULL,
    PRIMARY KEY (payment_id, cancellation_id)
);

CREATE INDEX console_cancellation_of_order ON console_cancellation (order_id);

-- What the provider says otherwise than we do, and no rule could mend: for people. One open row per payment and kind.
CREATE TABLE difference (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    payment_id text        NOT NULL,
    order_id   text        NOT NULL,
    kind       text        NOT NULL,
    detail     text        NOT NULL,
    opened_at  timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    closed_at  timestamptz
);

CREATE UNIQUE INDEX difference_open ON difference (payment_id, kind) WHERE closed_at IS NULL;
CREATE INDEX difference_open_by_age ON difference (opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX difference_of_order ON difference (order_id);
