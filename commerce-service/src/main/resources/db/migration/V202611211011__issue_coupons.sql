CREATE TABLE coupon (
    id              text PRIMARY KEY,
    name            text        NOT NULL,
    description     text        NOT NULL,
    type            text        NOT NULL CHECK (type IN ('product', 'cart')),
    -- Not for goods that are discounted already.
    undiscounted_only boolean   NOT NULL,
    category        text        NOT NULL CHECK (category IN ('any', 'include')),
    collection_ids  text[]      NOT NULL DEFAULT '{}',
    product_ids     text[]      NOT NULL DEFAULT '{}',
    discount_type   text        NOT NULL CHECK (discount_type IN ('percentage', 'fixed')),
    discount_value  bigint      NOT NULL CHECK (discount_value > 0),
    discount_max    bigint CHECK (discount_max > 0),
    price_min       bigint      NOT NULL CHECK (price_min >= 0),
    price_max       bigint CHECK (price_max >= price_min),
    claimable_from  timestamptz NOT NULL,
    claimable_until timestamptz CHECK (claimable_until > claimable_from),
    expires_at      timestamptz CHECK (expires_at > claimable_from),
    state           text        NOT NULL CHECK (state IN ('open', 'closed')),
    version         bigint      NOT NULL CHECK (version > 0),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CHECK (discount_type <> 'percentage' OR discount_value <= 100),
    CHECK (discount_type = 'percentage' OR discount_max IS NULL),
    CHECK ((category = 'include') = (cardinality(collection_ids) + cardinality(product_ids) > 0))
);

CREATE INDEX coupon_by_age ON coupon (created_at DESC, id);

-- Only of limited coupons. Every claim in a rush changes the one row, so it is narrow, has no index beside its key, and
-- its page has room for the versions of many claims.
CREATE TABLE coupon_supply (
    coupon_id text PRIMARY KEY REFERENCES coupon (id),
    quantity  bigint NOT NULL CHECK (quantity > 0),
    issued    bigint NOT NULL DEFAULT 0,
    CHECK (issued BETWEEN 0 AND quantity)
) WITH (fillfactor = 20);

-- A coupon is issued to a customer once, ever: rows are never deleted, whether the coupon was used or thrown away.
CREATE TABLE coupon_issue (
    customer_id text        NOT NULL,
    coupon_id   text        NOT NULL REFERENCES coupon (id),
    issued_at   timestamptz NOT NULL,
    used_at     timestamptz,
    order_id    text REFERENCES orders (id),
    deleted_at  timestamptz,
    PRIMARY KEY (customer_id, coupon_id),
    CHECK ((used_at IS NULL) = (order_id IS NULL)),
    CHECK (used_at IS NULL OR deleted_at IS NULL)
);

CREATE INDEX coupon_issue_of_coupon ON coupon_issue (coupon_id);
CREATE INDEX coupon_issue_used ON coupon_issue (coupon_id) WHERE used_at IS NOT NULL;

-- Answers of commands of staff that came with an Idempotency-Key, written in the command's own transaction.
CREATE TABLE stored_answer (
    caller_id   text        NOT NULL,
    key         text        NOT NULL CHECK (char_length(key) BETWEEN 1 AND 100),
    fingerprint text        NOT NULL,
    answer      text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (caller_id, key)
);

CREATE INDEX stored_answer_by_age ON stored_answer (created_at);
