-- What a product cost when it was last heard of, to notice that it costs less now.
CREATE TABLE known_prices (
    product_id text PRIMARY KEY,
    sale       bigint NOT NULL CHECK (sale > 0),
    version    bigint NOT NULL
);

-- Telling those who wish a product, in slices.
CREATE INDEX wishes_of_product ON wishes (product_id, customer_id);
