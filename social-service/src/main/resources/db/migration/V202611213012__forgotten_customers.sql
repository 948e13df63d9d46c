-- Whose account is gone. Only a digest: enough to turn away what comes late, and not the customer's id any more.
CREATE TABLE forgotten_customers (
    digest       bytea PRIMARY KEY,
    forgotten_at timestamptz NOT NULL
);
