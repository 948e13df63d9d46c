-- Notifications are about more than shows: what one is about is its subject, what it says its details.
ALTER TABLE notifications ADD COLUMN subject text, ADD COLUMN details jsonb;

UPDATE notifications SET
    subject = show_id::text,
    details = jsonb_strip_nulls(jsonb_build_object(
        'showId', show_id, 'title', show_title, 'influencerId', influencer_id, 'influencerName', influencer_name,
        'startsAt', to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'imageUrl', image_url));

ALTER TABLE notifications
    ALTER COLUMN subject SET NOT NULL,
    ALTER COLUMN details SET NOT NULL,
    DROP CONSTRAINT notifications_kind_check,
    DROP COLUMN show_id, -- and with it the constraint that a customer is told once
    DROP COLUMN show_title,
    DROP COLUMN influencer_id,
    DROP COLUMN influencer_name,
    DROP COLUMN starts_at,
    DROP COLUMN image_url,
    ADD CONSTRAINT notifications_kind CHECK (kind IN
        ('show-scheduled', 'show-started', 'order-paid', 'order-shipped', 'order-refunded', 'wish-cheaper')),
    -- Told once, however often the event is handled.
    ADD CONSTRAINT notifications_told_once UNIQUE (customer_id, kind, subject);

-- Rows are written in the order of time, so the smallest kind of index finds the old ones.
CREATE INDEX notifications_age ON notifications USING brin (created_at);
