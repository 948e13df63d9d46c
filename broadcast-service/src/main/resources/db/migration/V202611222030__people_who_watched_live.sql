-- How many people a show had while it was on air: each once, however often their view counts, and nobody who came for the
-- recording. Of shows that began before this was counted only their views are known.
ALTER TABLE shows ADD COLUMN live_viewers integer NOT NULL DEFAULT 0 CHECK (live_viewers >= 0);
UPDATE shows SET live_viewers = view_count WHERE live_since IS NOT NULL;

-- Who was seen while a show is on air, under the same names as in show_views; dropped after its end.
CREATE TABLE show_audience (
    show_id bigint NOT NULL REFERENCES shows (id) ON DELETE CASCADE,
    viewer  bytea  NOT NULL CHECK (length(viewer) = 16),
    PRIMARY KEY (show_id, viewer)
);
