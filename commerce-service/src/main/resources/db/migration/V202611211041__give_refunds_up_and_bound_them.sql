-- A request can be withdrawn or rejected; it then holds nothing any more. Money can also go back at the provider's
-- console, past every refund of ours.
CREATE TABLE console_return (
    cancellation_id text PRIMARY KEY,
    order_id        text        NOT NULL REFERENCES orders (id),
    payment_id      text        NOT NULL,
    amount          bigint      NOT NULL CHECK (amount >= 0),
    reason          text        NOT NULL,
    cancelled_at    timestamptz NOT NULL
);

CREATE INDEX console_return_of_order ON console_return (order_id);

-- amount: all the money of a refund; less than its goods and shipping together when part of the order's money is gone.
-- returned may also be there for a cancelled refund: money that went back for it all the same.
ALTER TABLE refund
    ADD COLUMN amount          bigint CHECK (amount >= 0),
    ADD COLUMN shipping_named  boolean NOT NULL DEFAULT false,
    ADD COLUMN cancellation_id text UNIQUE REFERENCES console_return (cancellation_id),
    ADD COLUMN accepted_by     text,
    ADD COLUMN restock         boolean NOT NULL DEFAULT true,
    ADD COLUMN cancelled_at    timestamptz,
    ADD COLUMN cancelled_by    text,
    ADD COLUMN cancel_reason   text;

UPDATE refund r
   SET amount = r.shipping + (SELECT coalesce(sum(ri.amount), 0) FROM refund_item ri WHERE ri.refund_id = r.id);

ALTER TABLE refund
    ALTER COLUMN amount SET NOT NULL,
    DROP CONSTRAINT refund_status_check,
    DROP CONSTRAINT refund_check;

ALTER TABLE refund
    ADD CONSTRAINT refund_status_is_known CHECK (status IN ('requested', 'accepted', 'settled', 'cancelled')),
    ADD CONSTRAINT refund_accepted_when_money_moves
        CHECK ((accepted_at IS NOT NULL) = (status IN ('accepted', 'settled'))),
    ADD CONSTRAINT refund_settled_with_its_money CHECK ((settled_at IS NOT NULL) = (status = 'settled')),
    ADD CONSTRAINT refund_returned_when_over CHECK (
        CASE status WHEN 'settled' THEN returned IS NOT NULL WHEN 'cancelled' THEN true ELSE returned IS NULL END),
    ADD CONSTRAINT refund_cancelled_with_a_reason CHECK (
        num_nonnulls(cancelled_at, cancel_reason) = CASE status WHEN 'cancelled' THEN 2 ELSE 0 END),
    ADD CONSTRAINT refund_of_no_vendor_is_from_the_console CHECK ((vendor = '') = (cancellation_id IS NOT NULL));

-- A vendor's shipping fee goes back once per order.
CREATE UNIQUE INDEX refund_gives_a_fee_once ON refund (order_id, vendor) WHERE shipping > 0 AND status <> 'cancelled';

CREATE INDEX refund_by_time ON refund (created_at, id);
CREATE INDEX refund_by_vendor ON refund (vendor, created_at, id);
CREATE INDEX refund_by_customer ON refund (customer_id, created_at, id);

-- What refunds that are not cancelled claim of the order's money, those of the console left out: they have happened, and
-- nothing can be checked about them any more.
ALTER TABLE orders ADD COLUMN refund_claimed bigint NOT NULL DEFAULT 0;
UPDATE orders o SET refund_claimed = (SELECT coalesce(sum(r.amount), 0) FROM refund r WHERE r.order_id = o.id);
ALTER TABLE orders
    ADD CONSTRAINT orders_refunds_claim_at_most_the_payment
        CHECK (refund_claimed BETWEEN 0 AND coalesce(payment_amount, 0));
