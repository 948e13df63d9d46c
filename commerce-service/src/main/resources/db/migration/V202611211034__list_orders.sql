-- The customer took the order off the list of orders; nothing else of it changes.
ALTER TABLE orders ADD COLUMN hidden_at timestamptz;

-- What staff look for: the newest, also those in one state. A customer's are found by orders_of_customer.
CREATE INDEX orders_by_time ON orders (placed_at DESC, id);
CREATE INDEX orders_by_status ON orders (status, placed_at DESC, id);
