CREATE TABLE orders (
    id               text PRIMARY KEY CHECK (length(id) <= 40),
    customer_id      text        NOT NULL,
    status           text        NOT NULL
        CHECK (status IN ('placed', 'paid', 'cancelled', 'partially-refunded', 'refunded')),
    amount           bigint      NOT NULL CHECK (amount >= 0),
    refunded         bigint      NOT NULL DEFAULT 0 CHECK (refunded >= 0),
    payment_id       text UNIQUE,
    paid_at          timestamptz,
    cancel_reason    text,
    cancelled_at     timestamptz,
    expires_at       timestamptz NOT NULL,
    request          text,
    tags             text[]      NOT NULL DEFAULT '{}',
    customs_code     text,
    shipping_address jsonb       NOT NULL,
    billing_address  jsonb       NOT NULL,
    customer_alias   text,
    customer_email   text,
    customer_mobile  text,
    placed_at        timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    CHECK ((status = 'cancelled') = (cancelled_at IS NOT NULL)),
    CHECK ((status IN ('paid', 'partially-refunded', 'refunded')) = (payment_id IS NOT NULL AND paid_at IS NOT NULL))
);

CREATE INDEX orders_of_customer ON orders (customer_id, placed_at DESC, id);
CREATE INDEX orders_to_expire ON orders (expires_at) WHERE status = 'placed';

-- What was bought, as it was on that day: later changes of the product do not reach it.
CREATE TABLE order_item (
    id              text PRIMARY KEY,
    order_id        text    NOT NULL REFERENCES orders (id),
    position        integer NOT NULL,
    product_id      text    NOT NULL,
    product_name    text    NOT NULL,
    thumbnail_url   text,
    variant_id      text    NOT NULL,
    variant_types   jsonb   NOT NULL,
    vendor          text    NOT NULL,
    quantity        integer NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    unit_original   bigint  NOT NULL CHECK (unit_original >= 0),
    unit_sale       bigint  NOT NULL CHECK (unit_sale BETWEEN 0 AND unit_original),
    shipping_method text    NOT NULL,
    request         text,
    -- Claimed by refunds that are requested, accepted or settled.
    refund_quantity integer NOT NULL DEFAULT 0,
    refund_amount   bigint  NOT NULL DEFAULT 0,
    UNIQUE (order_id, position),
    CHECK (refund_quantity BETWEEN 0 AND quantity),
    CHECK (refund_amount BETWEEN 0 AND unit_sale * quantity)
);

CREATE TABLE order_shipment (
    id              text PRIMARY KEY,
    order_id        text    NOT NULL REFERENCES orders (id),
    vendor          text    NOT NULL,
    shipping_method text    NOT NULL,
    rule_fee        bigint  NOT NULL CHECK (rule_fee >= 0),
    rule_free_over  bigint CHECK (rule_free_over >= 0),
    fee             bigint  NOT NULL CHECK (fee BETWEEN 0 AND rule_fee),
    refunded        boolean NOT NULL DEFAULT false,
    UNIQUE (order_id, vendor)
);

CREATE TABLE virtual_account (
    payment_id     text PRIMARY KEY,
    order_id       text        NOT NULL REFERENCES orders (id),
    bank_name      text        NOT NULL,
    account_number text        NOT NULL,
    amount         bigint      NOT NULL,
    expires_at     timestamptz NOT NULL
);

CREATE INDEX virtual_account_of_order ON virtual_account (order_id);

-- Money that arrived for an order that could not take it; it is on its way back.
CREATE TABLE stray_payment (
    payment_id  text PRIMARY KEY,
    order_id    text        NOT NULL REFERENCES orders (id),
    amount      bigint      NOT NULL,
    arrived_at  timestamptz NOT NULL,
    returned_at timestamptz
);

CREATE INDEX stray_payment_of_order ON stray_payment (order_id);

-- A repeated checkout finds its first answer here; the row commits with the order or not at all.
CREATE TABLE checkout_key (
    customer_id text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    order_id    text REFERENCES orders (id) DEFERRABLE INITIALLY DEFERRED,
    answer      jsonb,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, key)
);
