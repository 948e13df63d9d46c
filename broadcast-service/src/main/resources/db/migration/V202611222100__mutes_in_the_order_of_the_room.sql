-- Until when the archive, which reads a show's events in the order of its room, has to leave a viewer's words out. Null until
-- it has met the mute there: words that came before are kept, although the mute was stored already.
ALTER TABLE chat_mutes
    ADD COLUMN met_until timestamptz,
    ADD COLUMN muted_at  timestamptz NOT NULL DEFAULT now();
