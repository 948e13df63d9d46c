-- Which products a show listed, and when: an order belongs to a show that listed its product at that moment, even when the
-- host changes the list before we hear of the order. Written by the list itself, whoever changes it.
CREATE TABLE show_listings (
    show_id     bigint      NOT NULL REFERENCES shows (id) ON DELETE CASCADE,
    product_id  text        NOT NULL,
    listed_at   timestamptz NOT NULL,
    unlisted_at timestamptz CHECK (unlisted_at >= listed_at)
);
CREATE INDEX show_listings_of_product ON show_listings (product_id, show_id);
CREATE UNIQUE INDEX show_listings_one_now ON show_listings (show_id, product_id) WHERE unlisted_at IS NULL;

CREATE FUNCTION show_products_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO show_listings (show_id, product_id, listed_at) SELECT show_id, product_id, now() FROM listed;
    RETURN NULL;
END $$;

CREATE FUNCTION show_products_unlisted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE show_listings l SET unlisted_at = now() FROM unlisted u
    WHERE l.show_id = u.show_id AND l.product_id = u.product_id AND l.unlisted_at IS NULL;
    RETURN NULL;
END $$;

-- What was listed before this was written down counts as listed from the beginning.
INSERT INTO show_listings (show_id, product_id, listed_at) SELECT show_id, product_id, to_timestamp(0) FROM show_products;

CREATE TRIGGER show_products_listed AFTER INSERT ON show_products REFERENCING NEW TABLE AS listed
    FOR EACH STATEMENT EXECUTE FUNCTION show_products_listed();
CREATE TRIGGER show_products_unlisted AFTER DELETE ON show_products REFERENCING OLD TABLE AS unlisted
    FOR EACH STATEMENT EXECUTE FUNCTION show_products_unlisted();

-- What is known of an order, from which its part of the sales follows: telling a fact twice, or late, changes nothing.
CREATE TABLE sale_orders (
    order_id text PRIMARY KEY,
    facts    jsonb NOT NULL
);

-- The sums of sale_orders, kept so that whoever watches costs one read.
CREATE TABLE show_sales (
    show_id    bigint PRIMARY KEY REFERENCES shows (id) ON DELETE CASCADE,
    orders     bigint      NOT NULL CHECK (orders >= 0),
    units      bigint      NOT NULL CHECK (units >= 0),
    revenue    bigint      NOT NULL CHECK (revenue >= 0),
    refunded   bigint      NOT NULL CHECK (refunded BETWEEN 0 AND revenue),
    updated_at timestamptz NOT NULL
);
CREATE TABLE show_product_sales (
    show_id      bigint NOT NULL REFERENCES show_sales (show_id) ON DELETE CASCADE,
    product_id   text   NOT NULL,
    product_name text   NOT NULL,
    orders       bigint NOT NULL CHECK (orders >= 0),
    units        bigint NOT NULL CHECK (units >= 0),
    revenue      bigint NOT NULL CHECK (revenue >= 0),
    refunded     bigint NOT NULL CHECK (refunded BETWEEN 0 AND revenue),
    PRIMARY KEY (show_id, product_id)
);
