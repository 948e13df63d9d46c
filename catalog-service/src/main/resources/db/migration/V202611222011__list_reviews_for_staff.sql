-- Staff list a product's reviews with the hidden ones, and the hidden ones of all products.
CREATE INDEX review_of_any_product ON review (product_id, created_at DESC, id);
DROP INDEX review_of_product;
CREATE INDEX review_hidden ON review (created_at DESC, id) WHERE published_at IS NULL;
