-- received_at: the customer confirmed that the goods are there. done_at: the time for refunds is over.
ALTER TABLE orders
    ADD COLUMN received_at timestamptz,
    ADD COLUMN done_at     timestamptz;
