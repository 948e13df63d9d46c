-- A deposit of another sum than due makes an order under-paid or over-paid until staff decide. payment_amount is what of
-- the payment the order holds: all that arrived while nobody has decided, at most the price from then on.
ALTER TABLE orders ADD COLUMN payment_amount bigint CHECK (payment_amount >= 0);
UPDATE orders SET payment_amount = amount WHERE payment_id IS NOT NULL;

ALTER TABLE orders
    DROP CONSTRAINT orders_status_check,
    DROP CONSTRAINT orders_check1;

ALTER TABLE orders
    ADD CONSTRAINT orders_status_is_known CHECK (status IN (
        'placed', 'under-paid', 'paid', 'over-paid', 'cancelled',
        'under-refunded', 'partially-refunded', 'refunded', 'over-refunded')),
    ADD CONSTRAINT orders_payment_is_whole CHECK (
        num_nonnulls(payment_id, paid_at, payment_amount)
            = CASE WHEN status IN ('placed', 'cancelled') THEN 0 ELSE 3 END),
    ADD CONSTRAINT orders_hold_at_most_the_price CHECK (
        CASE status
            WHEN 'under-paid' THEN payment_amount < amount
            WHEN 'over-paid' THEN payment_amount > amount
            ELSE payment_amount <= amount
        END);
