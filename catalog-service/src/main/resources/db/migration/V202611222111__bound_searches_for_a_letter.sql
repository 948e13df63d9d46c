-- How often popularity has doubled. Being so coarse it hardly ever changes, so that a sale is still written without
-- touching any index.
ALTER TABLE search_document
    ADD COLUMN weight smallint NOT NULL
        GENERATED ALWAYS AS (CAST(floor(log(2.0, CAST(greatest(popularity, 0) + 1 AS numeric))) AS smallint)) STORED;

-- A letter is in nearly every product: the first of them in this order are found without looking at the others.
CREATE INDEX search_document_by_weight ON search_document (weight DESC, created_at DESC, product_id) WHERE available;
