-- The card of a show that can be watched again; null for all others, and for shows heard before this column was there
-- until the topic has been read anew.
ALTER TABLE known_show ADD COLUMN recording jsonb;
CREATE INDEX known_show_recorded ON known_show (id) WHERE recording IS NOT NULL;
