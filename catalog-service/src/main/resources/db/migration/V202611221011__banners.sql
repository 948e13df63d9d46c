-- Banners of the app's front page, which the app calls catalogs, in the order of their positions.
CREATE TABLE banner (
    id            text PRIMARY KEY,
    -- Checked at the end of a statement: a new order moves many at once.
    position      int NOT NULL CONSTRAINT banner_position UNIQUE DEFERRABLE INITIALLY IMMEDIATE,
    kind          text NOT NULL CHECK (kind IN ('hot-deal', 'live-alarm', 'discount-coupon', 'recommended')),
    title         text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 100),
    description   text NOT NULL CHECK (char_length(description) <= 1000),
    image_url     text NOT NULL CHECK (char_length(image_url) BETWEEN 1 AND 2000),
    slug          text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) <= 60),
    discount_type text CHECK (discount_type IN ('fixed', 'percentage')),
    discount_min  bigint CHECK (discount_min >= 0),
    discount_max  bigint,
    shown_from    timestamptz,
    shown_until   timestamptz,
    version       bigint NOT NULL CHECK (version > 0),
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CHECK ((kind = 'hot-deal') = (discount_type IS NOT NULL)),
    CHECK ((discount_type IS NULL) = (discount_min IS NULL)),
    CHECK (discount_max >= discount_min),
    CHECK (discount_max IS NULL OR discount_type IS NOT NULL),
    CHECK (discount_type IS DISTINCT FROM 'percentage' OR (discount_max IS NOT NULL AND discount_max <= 100)),
    CHECK (shown_from < shown_until)
);

CREATE TABLE banner_collection (
    banner_id     text NOT NULL REFERENCES banner (id) ON DELETE CASCADE,
    collection_id text NOT NULL REFERENCES collection (id),
    position      int  NOT NULL,
    PRIMARY KEY (banner_id, collection_id)
);
CREATE INDEX banner_collection_by_collection ON banner_collection (collection_id);
