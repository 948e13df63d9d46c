-- Finds known words that resemble a mistyped one. The extension is trusted: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- How much a product is wanted. A show counts as much as five sold units: it is chosen by somebody who lives from sales.
CREATE TABLE product_popularity (
    product_id text PRIMARY KEY,
    units      bigint NOT NULL DEFAULT 0 CHECK (units >= 0),
    shows      bigint NOT NULL DEFAULT 0 CHECK (shows >= 0),
    score      bigint NOT NULL GENERATED ALWAYS AS (units + 5 * shows) STORED
);
INSERT INTO product_popularity (product_id, shows) SELECT product_id, count(*) FROM shown_product GROUP BY product_id;

-- Orders whose units were counted: a payment told twice counts once.
CREATE TABLE counted_order (
    order_id   text PRIMARY KEY,
    counted_at timestamptz NOT NULL
);

-- What is known of a product for search, written with the product; see docs/adr/0018-search-by-letters-and-pairs.md.
CREATE TABLE search_document (
    product_id        text PRIMARY KEY REFERENCES product (id) ON DELETE CASCADE,
    -- How the texts were made; documents of an older shape are made anew.
    shape             int NOT NULL,
    available         boolean NOT NULL,
    name              text NOT NULL,
    brand             text NOT NULL,
    collections       text NOT NULL,
    tight_name        text NOT NULL GENERATED ALWAYS AS (replace(name, ' ', '')) STORED,
    tight_brand       text NOT NULL GENERATED ALWAYS AS (replace(brand, ' ', '')) STORED,
    tight_collections text NOT NULL GENERATED ALWAYS AS (replace(collections, ' ', '')) STORED,
    grams             int[] NOT NULL,
    popularity        bigint NOT NULL,
    created_at        timestamptz NOT NULL
) WITH (fillfactor = 85);
-- Not of pg_trgm: three letters are too many for Korean, and its letters depend on the locale of the database.
CREATE INDEX search_document_by_gram ON search_document USING gin (grams) WHERE available;

-- Words of all documents with the keys that type them. ASCII, so that their trigrams are the same in every locale.
CREATE TABLE search_word (
    word text PRIMARY KEY,
    keys text NOT NULL
);
CREATE INDEX search_word_by_key ON search_word USING gin (keys gin_trgm_ops);

CREATE FUNCTION words_typed_like(typed text, most int) RETURNS SETOF text
    LANGUAGE sql STABLE
    -- A wrong key in the middle of a word of two syllables leaves little more than half of its trigrams.
    SET pg_trgm.word_similarity_threshold = 0.4
    AS $$
        SELECT word FROM search_word WHERE typed <% keys
        ORDER BY word_similarity(typed, keys) DESC, length(keys), word LIMIT most
    $$;
