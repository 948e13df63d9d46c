-- What became of a customer's tokens after they were signed. A row stays for ever: a version must never be used twice,
-- because a token carries the version of its time.
CREATE TABLE standings (
    customer_id text PRIMARY KEY,
    version     bigint NOT NULL CHECK (version > 0),
    -- tokens of an earlier version are refused
    valid_from  bigint NOT NULL CHECK (valid_from BETWEEN 0 AND version),
    -- null: never changed, so what a token says holds
    roles       text[]
);
