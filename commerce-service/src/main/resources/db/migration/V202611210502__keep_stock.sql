-- on_hand: units in the warehouse that are not sold. reserved: those promised to orders waiting for payment.
-- Sellable is the difference, and the checks make selling more than there is impossible.
CREATE TABLE stock (
    variant_id text PRIMARY KEY,
    on_hand    bigint NOT NULL CHECK (on_hand >= 0),
    reserved   bigint NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    version    bigint NOT NULL DEFAULT 1,
    CHECK (reserved <= on_hand)
);

-- Every move of every unit, written by the statement that moves it.
CREATE TABLE stock_journal (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    variant_id text        NOT NULL REFERENCES stock (variant_id),
    move       text        NOT NULL CHECK (move IN ('set', 'reserved', 'sold', 'released', 'restocked')),
    quantity   bigint      NOT NULL CHECK (quantity >= 0),
    order_id   text,
    refund_id  text,
    moved_at   timestamptz NOT NULL DEFAULT now()
);

-- An order's units are reserved once, sold or released once, and come back once per refund.
CREATE UNIQUE INDEX stock_moves_once ON stock_journal (order_id, variant_id, move, refund_id)
    NULLS NOT DISTINCT WHERE order_id IS NOT NULL;

-- Sold and released exclude each other.
CREATE UNIQUE INDEX stock_leaves_reservation_once ON stock_journal (order_id, variant_id)
    WHERE order_id IS NOT NULL AND move IN ('sold', 'released');
