-- A parcel with goods of one vendor. Without a number it is packed and waits for the carrier.
CREATE TABLE fulfillment (
    id              text PRIMARY KEY CHECK (length(id) <= 40),
    order_id        text        NOT NULL REFERENCES orders (id),
    vendor          text        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('pending', 'shipped', 'arrived')),
    carrier         text,
    tracking_number text,
    packed_at       timestamptz NOT NULL,
    shipped_at      timestamptz,
    arrived_at      timestamptz,
    CHECK (num_nonnulls(carrier, tracking_number, shipped_at) = CASE status WHEN 'pending' THEN 0 ELSE 3 END),
    CHECK ((status = 'arrived') = (arrived_at IS NOT NULL))
);

CREATE INDEX fulfillment_of_order ON fulfillment (order_id);

CREATE TABLE fulfillment_item (
    fulfillment_id text    NOT NULL REFERENCES fulfillment (id),
    order_item_id  text    NOT NULL REFERENCES order_item (id),
    quantity       integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (fulfillment_id, order_item_id)
);

-- Units in parcels. Units given back before they were packed are never packed: the statement that packs sees to that, as
-- goods may also come back after they were sent.
ALTER TABLE order_item ADD COLUMN packed_quantity integer NOT NULL DEFAULT 0;
ALTER TABLE order_item ADD CHECK (packed_quantity BETWEEN 0 AND quantity);

-- When the last parcel left.
ALTER TABLE orders ADD COLUMN shipped_at timestamptz;

-- Orders whose time for refunds is running.
CREATE INDEX orders_to_finish ON orders (coalesce(received_at, shipped_at))
    WHERE done_at IS NULL AND status IN ('paid', 'partially-refunded', 'under-refunded');
