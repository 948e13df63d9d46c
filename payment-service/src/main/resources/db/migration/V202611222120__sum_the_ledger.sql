-- What the accounts held after a transaction of the past, so that reading the totals adds up the rest alone. Derived from
-- the ledger and never read as a fact: emptied, with up_to back at 0, both fill again.
CREATE TABLE ledger_sum (
    account  text    NOT NULL,
    currency text    NOT NULL,
    amount   numeric NOT NULL,
    PRIMARY KEY (account, currency)
);

-- One row: the last transaction that is in the sums, with all before it.
CREATE TABLE ledger_summed (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    up_to    bigint NOT NULL
);

INSERT INTO ledger_summed (up_to) VALUES (0);
