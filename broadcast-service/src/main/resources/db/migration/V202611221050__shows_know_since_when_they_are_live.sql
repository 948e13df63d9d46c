-- The moment a show went on air: from then its orders count as the show's, and the watchdog counts its hours.
ALTER TABLE shows ADD COLUMN live_since timestamptz;

-- A live show last changed when it started. Of those that are over only the plan is known, and they began before their end.
UPDATE shows SET live_since = CASE WHEN status = 'live' THEN updated_at ELSE least(starts_at, finished_at) END
WHERE status <> 'ready';

ALTER TABLE shows ADD CONSTRAINT shows_live_since CHECK ((status = 'ready') = (live_since IS NULL));
