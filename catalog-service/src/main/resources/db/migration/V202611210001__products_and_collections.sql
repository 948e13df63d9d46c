-- The tree of categories. A cycle cannot be expressed as a constraint: writers hold the tree's advisory lock.
CREATE TABLE collection (
    id         text PRIMARY KEY,
    parent_id  text REFERENCES collection (id),
    name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 100),
    slug       text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND char_length(slug) <= 60),
    created_at timestamptz NOT NULL,
    CHECK (parent_id <> id)
);
CREATE INDEX collection_by_parent ON collection (parent_id);

CREATE TABLE brand (
    id         text PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (char_length(name) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL
);
CREATE INDEX brand_by_age ON brand (created_at DESC, id);

CREATE TABLE vendor (
    id         text PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (char_length(name) BETWEEN 1 AND 100),
    created_at timestamptz NOT NULL
);
CREATE INDEX vendor_by_age ON vendor (created_at DESC, id);

CREATE TABLE product (
    id             text PRIMARY KEY,
    name           text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
    summary        text NOT NULL CHECK (char_length(summary) <= 500),
    description    text NOT NULL CHECK (char_length(description) <= 20000),
    available      boolean NOT NULL,
    shipping       boolean NOT NULL,
    thumbnail_url  text CHECK (char_length(thumbnail_url) <= 2000),
    brand_id       text REFERENCES brand (id),
    vendor_id      text REFERENCES vendor (id),
    price_original bigint NOT NULL CHECK (price_original > 0),
    price_sale     bigint NOT NULL CHECK (price_sale > 0),
    discount_type  text CHECK (discount_type IN ('fixed', 'percentage')),
    discount_value bigint,
    version        bigint NOT NULL CHECK (version > 0),
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    CHECK ((discount_type IS NULL) = (discount_value IS NULL)),
    CHECK (discount_value > 0),
    CHECK (discount_type <> 'percentage' OR discount_value < 100),
    -- The sale price follows from original price and discount, here as in the code.
    CHECK (price_sale = CASE discount_type
        WHEN 'fixed' THEN price_original - discount_value
        WHEN 'percentage' THEN price_original - price_original * discount_value / 100
        ELSE price_original END)
);
CREATE INDEX product_on_sale ON product (created_at DESC, id) WHERE available;
CREATE INDEX product_by_age ON product (created_at DESC, id);
CREATE INDEX product_by_brand ON product (brand_id, id);
CREATE INDEX product_by_vendor ON product (vendor_id, id);

CREATE TABLE product_collection (
    product_id    text NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    collection_id text NOT NULL REFERENCES collection (id),
    position      int  NOT NULL,
    PRIMARY KEY (product_id, collection_id)
);
CREATE INDEX product_collection_by_collection ON product_collection (collection_id, product_id);

CREATE TABLE product_option (
    product_id text NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    id         text PRIMARY KEY,
    position   int  NOT NULL,
    name       text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 50),
    UNIQUE (product_id, id),
    UNIQUE (product_id, name)
);

CREATE TABLE option_variation (
    product_id text NOT NULL,
    option_id  text NOT NULL,
    id         text PRIMARY KEY,
    position   int  NOT NULL,
    value      text NOT NULL CHECK (char_length(value) BETWEEN 1 AND 50),
    FOREIGN KEY (product_id, option_id) REFERENCES product_option (product_id, id) ON DELETE CASCADE,
    UNIQUE (product_id, option_id, id),
    UNIQUE (option_id, value)
);

CREATE TABLE variant (
    product_id     text NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    id             text PRIMARY KEY,
    position       int  NOT NULL,
    -- The ids of its variations, sorted and joined: what makes a variant the same as another.
    combination    text NOT NULL,
    price_original bigint NOT NULL CHECK (price_original > 0),
    price_sale     bigint NOT NULL CHECK (price_sale > 0 AND price_sale <= price_original),
    UNIQUE (product_id, id),
    UNIQUE (product_id, combination)
);

-- One variation per option, and only options and variations of the variant's own product.
CREATE TABLE variant_type (
    product_id   text NOT NULL,
    variant_id   text NOT NULL,
    option_id    text NOT NULL,
    variation_id text NOT NULL,
    PRIMARY KEY (variant_id, option_id),
    FOREIGN KEY (product_id, variant_id) REFERENCES variant (product_id, id) ON DELETE CASCADE,
    FOREIGN KEY (product_id, option_id, variation_id)
        REFERENCES option_variation (product_id, option_id, id) ON DELETE CASCADE
);
CREATE INDEX variant_type_by_variation ON variant_type (product_id, option_id, variation_id);
