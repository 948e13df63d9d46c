-- One live stream per influencer. The row is written before the video platform is asked, so that a lost answer is
-- looked up instead of asked again; claimed_until keeps two requests from asking at once.
CREATE TABLE stream_keys (
    influencer_id text PRIMARY KEY,
    attempts      integer     NOT NULL DEFAULT 1 CHECK (attempts > 0),
    claimed_until timestamptz NOT NULL,
    stream_id     text UNIQUE,
    stream_key    text,
    playback_id   text,
    CHECK ((stream_id IS NULL) = (stream_key IS NULL) AND (stream_id IS NULL) = (playback_id IS NULL))
);

CREATE TABLE shows (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    influencer_id     text        NOT NULL REFERENCES stream_keys (influencer_id),
    stream_id         text        NOT NULL,
    live_playback_id  text        NOT NULL,
    title             text        NOT NULL,
    notice            text        NOT NULL,
    description       text        NOT NULL,
    lead_id           text,
    lead_name         text,
    lead_brand        text,
    lead_thumbnail    text,
    lead_price        text        NOT NULL,
    lead_sale         text        NOT NULL,
    starts_at         timestamptz NOT NULL,
    status            text        NOT NULL CHECK (status IN ('ready', 'live', 'close', 'completed')),
    finished_at       timestamptz,
    asset_id          text UNIQUE,
    asset_playback_id text,
    view_count        integer     NOT NULL DEFAULT 0 CHECK (view_count >= 0),
    alarm_count       integer     NOT NULL DEFAULT 0 CHECK (alarm_count >= 0),
    version           bigint      NOT NULL,
    updated_at        timestamptz NOT NULL,
    CHECK ((status IN ('close', 'completed')) = (finished_at IS NOT NULL)),
    CHECK ((status = 'completed') = (asset_id IS NOT NULL)),
    CHECK (asset_playback_id IS NULL OR asset_id IS NOT NULL)
);

-- The net under the rule that an influencer is on air once at most.
CREATE UNIQUE INDEX shows_one_on_air ON shows (influencer_id) WHERE status IN ('live', 'close');
CREATE INDEX shows_on_air_of_stream ON shows (stream_id) WHERE status IN ('live', 'close');
CREATE INDEX shows_live ON shows (starts_at, id) WHERE status = 'live';
CREATE INDEX shows_of_influencer ON shows (influencer_id, starts_at DESC);

CREATE TABLE show_products (
    show_id    bigint  NOT NULL REFERENCES shows (id) ON DELETE CASCADE,
    product_id text    NOT NULL,
    position   integer NOT NULL,
    PRIMARY KEY (show_id, product_id)
);

-- Ended shows whose stream the video platform has not been told to finish yet.
CREATE TABLE stream_closings (
    show_id   bigint PRIMARY KEY REFERENCES shows (id) ON DELETE CASCADE,
    stream_id text        NOT NULL,
    attempts  integer     NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL
);
CREATE INDEX stream_closings_due ON stream_closings (due_at);

-- Callbacks of the video platform that had their effect; a repeat gets the same answer and no effect.
CREATE TABLE recording_callbacks (
    event_id    text PRIMARY KEY,
    verdict     text CHECK (verdict IN ('completed', 'nobody-on-air')),
    received_at timestamptz NOT NULL
);

-- Projection of identity.influencers.
CREATE TABLE hosts (
    influencer_id text PRIMARY KEY,
    alias         text   NOT NULL,
    thumbnail_url text,
    version       bigint NOT NULL
);

-- Projection of catalog.products: what a broadcast shows of its goods.
CREATE TABLE shown_products (
    product_id text PRIMARY KEY,
    product    jsonb  NOT NULL,
    version    bigint NOT NULL
);
