-- Every image the store may hold: noted before its files are written, so that none can be there unknown to us.
CREATE TABLE images (
    id       text PRIMARY KEY CHECK (id ~ '^[0-9A-Za-z]{22}$'),
    -- Nobody's while it is uploaded, and again when it is to be removed; who goes leaves images behind as nobody's.
    owner    text REFERENCES accounts (id) ON DELETE SET NULL (owner),
    -- Stays when the owner goes, which tells what was used from what is only arriving.
    slot     text CHECK (slot IN ('avatar', 'background')),
    noted_at timestamptz NOT NULL,
    CHECK (owner IS NULL OR slot IS NOT NULL)
);

CREATE UNIQUE INDEX images_slots ON images (owner, slot) WHERE owner IS NOT NULL;
CREATE INDEX images_unowned ON images (noted_at) WHERE owner IS NULL;

-- Never filled: backgrounds are images like avatars.
ALTER TABLE influencers DROP COLUMN thumbnail_url;
