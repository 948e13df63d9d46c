-- When the e-mail address or the password last changed: a mail that was sent before resets nothing any more.
ALTER TABLE accounts ADD COLUMN credentials_changed_at timestamptz;
