CREATE TABLE refund (
    id          text PRIMARY KEY,
    order_id    text        NOT NULL REFERENCES orders (id),
    customer_id text        NOT NULL,
    vendor      text        NOT NULL,
    status      text        NOT NULL CHECK (status IN ('requested', 'accepted', 'settled')),
    reason      text        NOT NULL,
    shipping    bigint      NOT NULL CHECK (shipping >= 0),
    created_at  timestamptz NOT NULL,
    accepted_at timestamptz,
    settled_at  timestamptz,
    returned    bigint CHECK (returned >= 0),
    CHECK ((status = 'settled') = (settled_at IS NOT NULL AND returned IS NOT NULL))
);

CREATE INDEX refund_of_order ON refund (order_id);
CREATE INDEX refund_by_status ON refund (status, created_at, id);

CREATE TABLE refund_item (
    refund_id     text    NOT NULL REFERENCES refund (id),
    order_item_id text    NOT NULL REFERENCES order_item (id),
    quantity      integer NOT NULL CHECK (quantity > 0),
    amount        bigint  NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (refund_id, order_item_id)
);
