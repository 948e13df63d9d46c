-- While a replica asks the platform to finish a stream, nothing else may start on it, even if the recording has come
-- meanwhile: the request would finish the next show. due_at is then the end of the replica's claim.
ALTER TABLE stream_closings ADD COLUMN asking boolean NOT NULL DEFAULT false;
-- The recording came while it was asked: the question is not repeated.
ALTER TABLE stream_closings ADD COLUMN needless boolean NOT NULL DEFAULT false;

-- Callbacks are forgotten when the platform repeats them no more.
CREATE INDEX recording_callbacks_age ON recording_callbacks (received_at);
