-- Shows as broadcast published them; a deleted one is gone from here too.
CREATE TABLE shows (
    id            bigint PRIMARY KEY,
    influencer_id text        NOT NULL,
    starts_at     timestamptz NOT NULL,
    card          jsonb       NOT NULL,
    version       bigint      NOT NULL
);

CREATE TABLE likes (
    customer_id text        NOT NULL,
    show_id     bigint      NOT NULL,
    liked_at    timestamptz NOT NULL,
    PRIMARY KEY (customer_id, show_id)
);

-- Counting the likes of one show.
CREATE INDEX likes_of_show ON likes (show_id);

-- The background picture: what a show's card has for its host before the avatar.
ALTER TABLE influencers ADD COLUMN thumbnail_url text;
