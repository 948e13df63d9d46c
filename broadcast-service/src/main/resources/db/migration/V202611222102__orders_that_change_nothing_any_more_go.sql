-- When an order was last heard of, and whether anything of it is counted: what is of no show, or was never paid, changes
-- nothing any more after a while, and a counted one once nobody gives money back for it.
ALTER TABLE sale_orders
    ADD COLUMN heard_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN counted boolean NOT NULL GENERATED ALWAYS AS (
        facts -> 'lines' <> '[]' AND coalesce(facts -> 'shows', 'null') NOT IN ('null', '{}')) STORED;
CREATE INDEX sale_orders_idle ON sale_orders (counted, heard_at);
