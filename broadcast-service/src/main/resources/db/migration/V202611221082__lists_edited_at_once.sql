-- Of two edits of one list the one that waited has the earlier now(): its end of a listing must not lie before the beginning
-- that the other one wrote.
CREATE OR REPLACE FUNCTION show_products_unlisted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE show_listings l SET unlisted_at = greatest(now(), l.listed_at) FROM unlisted u
    WHERE l.show_id = u.show_id AND l.product_id = u.product_id AND l.unlisted_at IS NULL;
    RETURN NULL;
END $$;
