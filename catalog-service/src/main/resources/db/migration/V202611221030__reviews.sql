-- Heard on identity.accounts: how to call whoever wrote a review.
CREATE TABLE customer (
    id      text PRIMARY KEY,
    alias   text NOT NULL,
    version bigint NOT NULL
);
-- Whose account is gone. Only a digest: enough to turn away what comes late, and not the customer's id any more.
CREATE TABLE forgotten_customers (
    digest       bytea PRIMARY KEY,
    forgotten_at timestamptz NOT NULL
);

-- Heard on commerce.orders: who bought what. No foreign key to products: an order is heard of whether we know them or not.
CREATE TABLE purchase (
    order_id    text PRIMARY KEY,
    customer_id text NOT NULL,
    -- Once true they stay true, in whichever order they are heard.
    paid        boolean NOT NULL,
    cancelled   boolean NOT NULL
);
CREATE INDEX purchase_by_customer ON purchase (customer_id);
CREATE TABLE purchased_line (
    order_id   text NOT NULL REFERENCES purchase (order_id) ON DELETE CASCADE,
    variant_id text NOT NULL,
    product_id text NOT NULL,
    position   int  NOT NULL,
    -- Its author took back a review that staff had hidden: there is no second one.
    spent      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (order_id, variant_id)
);

CREATE TABLE review (
    id           text PRIMARY KEY CHECK (id ~ '^[0-9A-Za-z]{22}$'),
    order_id     text NOT NULL,
    variant_id   text NOT NULL,
    product_id   text NOT NULL REFERENCES product (id),
    customer_id  text NOT NULL,
    title        text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
    body         text NOT NULL CHECK (char_length(body) BETWEEN 1 AND 5000),
    rating       int  CHECK (rating BETWEEN 1 AND 5),
    -- Null while staff hide it.
    published_at timestamptz,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    UNIQUE (order_id, variant_id),
    FOREIGN KEY (order_id, variant_id) REFERENCES purchased_line (order_id, variant_id)
);
CREATE INDEX review_of_product ON review (product_id, created_at DESC, id) WHERE published_at IS NOT NULL;
CREATE INDEX review_of_customer ON review (customer_id, created_at DESC, id);
CREATE INDEX review_by_age ON review (created_at DESC, id);

-- What the published reviews of a product add up to, kept in the transactions that change them.
CREATE TABLE product_rating (
    product_id text PRIMARY KEY,
    reviews    bigint NOT NULL CHECK (reviews >= 0),
    rated      bigint NOT NULL CHECK (rated BETWEEN 0 AND reviews),
    stars      bigint NOT NULL CHECK (stars BETWEEN rated AND rated * 5)
);

-- Every image the store may hold: noted before its files are written, so that none can be there unknown to us.
CREATE TABLE review_image (
    id        text PRIMARY KEY CHECK (id ~ '^[0-9A-Za-z]{22}$'),
    -- Nobody's while it is uploaded, and again when it is to be removed.
    review_id text REFERENCES review (id) ON DELETE SET NULL (review_id),
    -- Stays when the review goes, which tells what was used from what is only arriving.
    position  int,
    noted_at  timestamptz NOT NULL,
    CHECK (review_id IS NULL OR position IS NOT NULL)
);
CREATE UNIQUE INDEX review_image_places ON review_image (review_id, position) WHERE review_id IS NOT NULL;
CREATE INDEX review_image_unowned ON review_image (noted_at) WHERE review_id IS NULL;
