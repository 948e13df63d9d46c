-- What other services told us: rebuilt from their state topics at any time, so nothing here is written by a request.
CREATE TABLE product (
    id             text PRIMARY KEY,
    name           text    NOT NULL,
    available      boolean NOT NULL,
    vendor_id      text,
    vendor_name    text,
    thumbnail_url  text,
    discount_type  text CHECK (discount_type IN ('fixed', 'percentage')),
    discount_value bigint CHECK (discount_value >= 0),
    version        bigint  NOT NULL
);

CREATE TABLE variant (
    id             text PRIMARY KEY,
    product_id     text   NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    original       bigint NOT NULL CHECK (original >= 0),
    sale           bigint NOT NULL CHECK (sale >= 0),
    discount_type  text CHECK (discount_type IN ('fixed', 'percentage')),
    discount_value bigint CHECK (discount_value >= 0),
    types          jsonb  NOT NULL
);

CREATE INDEX variant_of_product ON variant (product_id);

CREATE TABLE customer (
    id      text PRIMARY KEY,
    alias   text   NOT NULL,
    email   text,
    mobile  text,
    version bigint NOT NULL
);
