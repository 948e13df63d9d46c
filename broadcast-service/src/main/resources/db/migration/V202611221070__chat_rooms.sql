-- What a show's chat keeps beside its messages. The key makes a viewer's opaque id, the same on every replica and
-- another one in every show.
CREATE TABLE chat_rooms (
    show_id    bigint PRIMARY KEY REFERENCES shows (id) ON DELETE CASCADE,
    viewer_key bytea   NOT NULL CHECK (length(viewer_key) = 32),
    messages   bigint  NOT NULL DEFAULT 0 CHECK (messages >= 0),
    peak       integer NOT NULL DEFAULT 0 CHECK (peak >= 0)
);
