-- Whoever signs up through a provider has no user id and no password of ours, and may have no e-mail and no name.
ALTER TABLE accounts
    ADD COLUMN social boolean NOT NULL DEFAULT false,
    ADD COLUMN unipass_number text CHECK (unipass_number ~ '^P[0-9]{12}$'),
    ADD COLUMN refund_holder text,
    ADD COLUMN refund_bank text CHECK (refund_bank ~ '^[0-9]{3}$'),
    ADD COLUMN refund_account text CHECK (refund_account ~ '^[0-9-]{5,30}$'),
    ALTER COLUMN user_id DROP NOT NULL,
    ALTER COLUMN email DROP NOT NULL,
    ALTER COLUMN name DROP NOT NULL,
    ALTER COLUMN password_hash DROP NOT NULL,
    ADD CONSTRAINT accounts_native CHECK (
        CASE WHEN social THEN user_id IS NULL AND password_hash IS NULL
             ELSE user_id IS NOT NULL AND email IS NOT NULL AND password_hash IS NOT NULL END),
    ADD CONSTRAINT accounts_refund_whole CHECK (
        (refund_holder IS NULL) = (refund_bank IS NULL) AND (refund_bank IS NULL) = (refund_account IS NULL));

-- What a provider says of an e-mail neither takes it from its owner nor keeps it from them: one person may come through
-- two providers and have an account of ours besides.
DROP INDEX accounts_email;
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email)) WHERE NOT social;
CREATE INDEX accounts_social_email ON accounts (lower(email)) WHERE social;

-- "Luna" beside "luna" is a disguise. Of aliases that differ in nothing but case the oldest account keeps its own; the
-- others are told apart, and published with their owner's next change.
UPDATE accounts a
   SET alias = left(a.alias, 21) || '-' || left(md5(a.id), 8), version = a.version + 1
 WHERE EXISTS (SELECT 1 FROM accounts older
                WHERE lower(older.alias) = lower(a.alias) AND (older.created_at, older.id) < (a.created_at, a.id));
DROP INDEX accounts_alias;
CREATE UNIQUE INDEX accounts_alias ON accounts (lower(alias));
