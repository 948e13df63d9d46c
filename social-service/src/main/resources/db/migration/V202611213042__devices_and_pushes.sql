CREATE TABLE devices (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- A device belongs to whoever logged in on it last.
    token         text        NOT NULL UNIQUE CHECK (length(token) BETWEEN 1 AND 1024),
    customer_id   text        NOT NULL,
    platform      text        NOT NULL CHECK (platform IN ('android', 'ios', 'web')),
    language      text        NOT NULL CHECK (language IN ('ko', 'en')),
    registered_at timestamptz NOT NULL
);

CREATE INDEX devices_of_customer ON devices (customer_id, registered_at);

-- What is still to be sent, and only that: a push that was taken by the provider is gone from here.
CREATE TABLE pushes (
    device_id       bigint      NOT NULL REFERENCES devices ON DELETE CASCADE,
    notification_id bigint      NOT NULL REFERENCES notifications ON DELETE CASCADE,
    -- While an attempt is under way this lies in the future, as a lease.
    due_at          timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (device_id, notification_id)
);

CREATE INDEX pushes_due ON pushes (due_at);
CREATE INDEX pushes_of_notification ON pushes (notification_id);

-- In the transaction that stores a notification, whoever stores it: a push is neither forgotten nor sent for nothing.
CREATE FUNCTION notifications_push() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO pushes (device_id, notification_id, due_at)
    SELECT d.id, s.id, now() FROM stored s JOIN devices d ON d.customer_id = s.customer_id;
    RETURN NULL;
END $$;

CREATE TRIGGER notifications_push AFTER INSERT ON notifications REFERENCING NEW TABLE AS stored
    FOR EACH STATEMENT EXECUTE FUNCTION notifications_push();
