-- Reserved shows by their start: what is next, after today, all of them. Live ones by views need no index of their own:
-- few shows are live at once, and an index on a number that grows every moment costs more than sorting them.
CREATE INDEX shows_ready ON shows (starts_at, id) WHERE status = 'ready';

-- Which shows present a product.
CREATE INDEX show_products_of_product ON show_products (product_id);

-- Which products have a category in common.
CREATE TABLE product_collections (
    collection_id text NOT NULL,
    product_id    text NOT NULL REFERENCES shown_products (product_id) ON DELETE CASCADE,
    PRIMARY KEY (collection_id, product_id)
);
CREATE INDEX product_collections_of_product ON product_collections (product_id);

INSERT INTO product_collections (collection_id, product_id)
SELECT DISTINCT collection, product_id
FROM shown_products, jsonb_array_elements_text(coalesce(product -> 'collectionIds', '[]')) AS c (collection);

-- Who was counted for a show lately, under a name that cannot be led back to them once its key is gone.
CREATE TABLE show_views (
    show_id    bigint      NOT NULL REFERENCES shows (id) ON DELETE CASCADE,
    viewer     bytea       NOT NULL CHECK (length(viewer) = 16),
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (show_id, viewer)
);
CREATE INDEX show_views_age ON show_views (counted_at);

-- The keys those names are made with, the same for every replica; one per period, dropped when its names are.
CREATE TABLE viewer_keys (
    period bigint PRIMARY KEY,
    key    bytea NOT NULL CHECK (length(key) = 32)
);

CREATE TABLE alarms (
    customer_id text        NOT NULL,
    show_id     bigint      NOT NULL REFERENCES shows (id) ON DELETE CASCADE,
    set_at      timestamptz NOT NULL,
    PRIMARY KEY (customer_id, show_id)
);
CREATE INDEX alarms_of_show ON alarms (show_id);

-- Shows whose views or alarms have changed since their state was last published, and when it is published again.
CREATE TABLE untold_tallies (
    show_id bigint PRIMARY KEY REFERENCES shows (id) ON DELETE CASCADE,
    due_at  timestamptz NOT NULL
);
CREATE INDEX untold_tallies_due ON untold_tallies (due_at);

-- Whose account is gone. Only a digest: enough to turn away what comes late, and not the customer's id any more.
CREATE TABLE forgotten_customers (
    digest       bytea PRIMARY KEY,
    forgotten_at timestamptz NOT NULL
);
