-- Mails that tell owners of a password that was changed, until each is out or given up. They belong to no account: whoever
-- stole one and closed it must not take the mail along. Dates of changes and addresses are kept no longer than the mail needs.
CREATE TABLE password_notices (
    id              text PRIMARY KEY,
    email           text NOT NULL,
    changed_at      timestamptz NOT NULL,
    attempts        integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at timestamptz NOT NULL
);

CREATE INDEX password_notices_due ON password_notices (next_attempt_at);

-- Owners who say their old password are counted apart from those who log in.
ALTER TABLE log_in_tries DROP CONSTRAINT log_in_tries_subject_check;
ALTER TABLE log_in_tries ADD CONSTRAINT log_in_tries_subject_check CHECK (subject ~ '^(account|address|owner):.');
