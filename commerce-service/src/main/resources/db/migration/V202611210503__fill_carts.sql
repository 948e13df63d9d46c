CREATE TABLE cart_item (
    id              text PRIMARY KEY,
    customer_id     text        NOT NULL,
    product_id      text        NOT NULL,
    variant_id      text        NOT NULL,
    quantity        integer     NOT NULL CHECK (quantity BETWEEN 1 AND 999),
    shipping_method text        NOT NULL,
    added_at        timestamptz NOT NULL,
    UNIQUE (customer_id, variant_id)
);
