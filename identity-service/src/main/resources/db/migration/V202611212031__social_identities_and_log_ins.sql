-- Who a person is at a provider. The key is the provider's own id, never an e-mail address. Goes with the account, so that
-- whoever withdrew may come back as somebody new.
CREATE TABLE social_identities (
    provider   text        NOT NULL CHECK (provider IN ('kakao', 'naver', 'facebook')),
    subject    text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 128),
    account_id text        NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (provider, subject)
);
CREATE INDEX social_identities_account ON social_identities (account_id);

-- Log-ins under way: one row from the way to the provider until the way back. Of the state and the browser's cookie only
-- hashes, so that a copy of the table finishes no log-in.
CREATE TABLE social_log_ins (
    state_hash    bytea       PRIMARY KEY,
    provider      text        NOT NULL,
    browser_hash  bytea       NOT NULL,
    code_verifier text,
    expires_at    timestamptz NOT NULL
);
CREATE INDEX social_log_ins_expiry ON social_log_ins (expires_at);
