-- Hot deals: one type of discount, the biggest first.
CREATE INDEX product_on_deal ON product (discount_type, discount_value DESC, created_at DESC, id)
    WHERE available AND discount_type IS NOT NULL;
