-- Every replica hears which notifications a statement stored, whoever stored them; it is told at commit, in the order of
-- commits. One notice per statement: a slice of a fan-out costs as much as a single notification.
CREATE FUNCTION notifications_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('notifications', min(id) || '-' || max(id)) FROM stored HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE TRIGGER notifications_notify AFTER INSERT ON notifications REFERENCING NEW TABLE AS stored
    FOR EACH STATEMENT EXECUTE FUNCTION notifications_notify();

-- Ids are not committed in their order. With these two a reader that saw one notification finds all it may have missed:
-- those with a later id, and those whose transaction was still open when this one was stored.
ALTER TABLE notifications ADD COLUMN stored_in xid8, ADD COLUMN open_since xid8;
ALTER TABLE notifications
    ALTER COLUMN stored_in SET DEFAULT pg_current_xact_id(),
    ALTER COLUMN open_since SET DEFAULT pg_snapshot_xmin(pg_current_snapshot());
