-- What the encoder of a stream last signalled, dated by the video platform. It belongs to the stream, not to a show: an
-- encoder is often connected before the show starts.
CREATE TABLE encoders (
    stream_id text PRIMARY KEY,
    signal    text        NOT NULL CHECK (signal IN ('connected', 'active', 'disconnected', 'idle')),
    since     timestamptz NOT NULL
);

-- When the watchdog last looked at a show, so that replicas do not look at the same ones.
ALTER TABLE shows ADD COLUMN watched_at timestamptz;
CREATE INDEX shows_watched ON shows (watched_at NULLS FIRST) WHERE status IN ('live', 'close');

-- A show whose encoder never came is over without any recording.
ALTER TABLE shows DROP CONSTRAINT shows_check1;
ALTER TABLE shows ADD CONSTRAINT shows_recorded_when_completed CHECK (asset_id IS NULL OR status = 'completed');

-- A stream must be finished although its show was deleted.
ALTER TABLE stream_closings DROP CONSTRAINT stream_closings_show_id_fkey;
CREATE INDEX stream_closings_of_stream ON stream_closings (stream_id);

-- Recordings nobody wants any more, until the video platform says they are gone.
CREATE TABLE asset_removals (
    asset_id text PRIMARY KEY,
    attempts integer     NOT NULL DEFAULT 0,
    due_at   timestamptz NOT NULL
);
CREATE INDEX asset_removals_due ON asset_removals (due_at);

-- Shows that were deleted before their recording came. It is recognised by when it was begun. Without due_at the video
-- platform was asked for it already.
CREATE TABLE deleted_broadcasts (
    show_id    bigint PRIMARY KEY,
    stream_id  text        NOT NULL,
    live_since timestamptz NOT NULL,
    deleted_at timestamptz NOT NULL,
    due_at     timestamptz
);
CREATE INDEX deleted_broadcasts_of_stream ON deleted_broadcasts (stream_id);
CREATE INDEX deleted_broadcasts_due ON deleted_broadcasts (due_at);

-- The host's key was asked to be renewed and the answer is not known yet: what is stored may be void.
ALTER TABLE stream_keys ADD COLUMN key_in_doubt boolean NOT NULL DEFAULT false;
