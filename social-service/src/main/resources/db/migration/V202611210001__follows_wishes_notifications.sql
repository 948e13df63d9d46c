-- Projections: the latest published state of what other services own. A row stays when its thing is gone for good
-- only until the tombstone arrives; versions keep late deliveries from overwriting newer state.
CREATE TABLE influencers (
    id         text PRIMARY KEY,
    alias      text    NOT NULL,
    avatar_url text,
    country    text,
    active     boolean NOT NULL,
    version    bigint  NOT NULL
);

CREATE TABLE products (
    id      text PRIMARY KEY,
    card    jsonb  NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE follows (
    customer_id   text        NOT NULL,
    influencer_id text        NOT NULL,
    followed_at   timestamptz NOT NULL,
    PRIMARY KEY (customer_id, influencer_id)
);

-- Counting and telling the followers of one influencer, in pages.
CREATE INDEX follows_of_influencer ON follows (influencer_id, customer_id);

CREATE TABLE wishes (
    customer_id text        NOT NULL,
    product_id  text        NOT NULL,
    wished_at   timestamptz NOT NULL,
    PRIMARY KEY (customer_id, product_id)
);

CREATE INDEX wishes_newest ON wishes (customer_id, wished_at DESC, product_id);

CREATE TABLE notifications (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id   text        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('show-scheduled', 'show-started')),
    show_id       bigint      NOT NULL,
    show_title    text        NOT NULL,
    influencer_id text        NOT NULL,
    influencer_name text      NOT NULL,
    starts_at     timestamptz NOT NULL,
    image_url     text,
    created_at    timestamptz NOT NULL,
    read_at       timestamptz,
    -- Told once, however often the event is handled.
    UNIQUE (customer_id, kind, show_id)
);

CREATE INDEX notifications_newest ON notifications (customer_id, id DESC);
CREATE INDEX notifications_unread ON notifications (customer_id) WHERE read_at IS NULL;
