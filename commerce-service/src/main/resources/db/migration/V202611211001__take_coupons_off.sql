-- What a coupon's category and a shipping rule ask about goods.
ALTER TABLE product ADD COLUMN collection_ids text[] NOT NULL DEFAULT '{}';
ALTER TABLE variant ADD COLUMN weight bigint NOT NULL DEFAULT 0 CHECK (weight >= 0);

-- A line's share of the coupons spent on its order, for all units together. Refunds give back what was paid, no more.
ALTER TABLE order_item ADD COLUMN coupon_discount bigint NOT NULL DEFAULT 0;
ALTER TABLE order_item
    ADD CHECK (coupon_discount BETWEEN 0 AND unit_sale * quantity),
    ADD CHECK (refund_amount <= unit_sale * quantity - coupon_discount);

-- The coupons an order was placed with; item is the line of a product coupon and null for a cart coupon.
CREATE TABLE order_coupon (
    order_id   text   NOT NULL REFERENCES orders (id),
    coupon_id  text   NOT NULL,
    name       text   NOT NULL,
    item_id    text REFERENCES order_item (id),
    discounted bigint NOT NULL CHECK (discounted >= 0),
    PRIMARY KEY (order_id, coupon_id)
);
