-- Besides an influencer's followers, those who wish a product are told.
ALTER TABLE fan_outs
    ALTER COLUMN influencer_id DROP NOT NULL,
    ADD COLUMN product_id text,
    ADD CONSTRAINT fan_outs_one_audience CHECK (num_nonnulls(influencer_id, product_id) = 1);
