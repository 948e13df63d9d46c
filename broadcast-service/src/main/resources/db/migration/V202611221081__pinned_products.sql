-- The product a host talks about. Counts only while the show is live and lists it: whoever reads a pin asks for both, so an
-- edited list or an ended show hides it at once, before it is taken down.
CREATE TABLE show_pins (
    show_id    bigint PRIMARY KEY REFERENCES shows (id) ON DELETE CASCADE,
    product_id text        NOT NULL,
    pinned_at  timestamptz NOT NULL
);
