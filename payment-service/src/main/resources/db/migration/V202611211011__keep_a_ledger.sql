-- Every movement of money as a transaction whose entries add up to zero. Nothing here is ever changed or removed.
-- No reference to payment_due on purpose: it would take a lock on the order's row in the middle of other locks.
CREATE TABLE ledger_transaction (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The fact's identity: a fact that is told again books nothing.
    key        text        NOT NULL UNIQUE,
    fact       text        NOT NULL,
    order_id   text        NOT NULL,
    payment_id text,
    currency   text        NOT NULL,
    posted_at  timestamptz NOT NULL
);

CREATE INDEX ledger_transaction_of_order ON ledger_transaction (order_id);

CREATE TABLE ledger_entry (
    transaction_id bigint  NOT NULL REFERENCES ledger_transaction,
    account        text    NOT NULL CHECK (account IN (
        'receivable', 'sales-goods', 'sales-shipping', 'coupon-discounts', 'provider', 'suspense',
        'refunds-payable', 'returns', 'console-cancellations', 'waived')),
    -- Positive is a debit, negative a credit.
    amount         numeric NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (transaction_id, account)
);

-- Looked at when the transaction commits, so that its entries may come in any order.
CREATE FUNCTION ledger_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount) FROM ledger_entry WHERE transaction_id = NEW.transaction_id) <> 0 THEN
        RAISE EXCEPTION 'ledger transaction % does not balance', NEW.transaction_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_entry_balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_balance();

CREATE FUNCTION ledger_must_have_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM ledger_entry WHERE transaction_id = NEW.id) THEN
        RAISE EXCEPTION 'ledger transaction % has no entries', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_transaction_has_entries AFTER INSERT ON ledger_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_must_have_entries();

CREATE FUNCTION ledger_must_not_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER ledger_transaction_stays BEFORE UPDATE OR DELETE ON ledger_transaction
    FOR EACH ROW EXECUTE FUNCTION ledger_must_not_change();
CREATE TRIGGER ledger_entry_stays BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_must_not_change();
CREATE TRIGGER ledger_transaction_is_kept BEFORE TRUNCATE ON ledger_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_must_not_change();
CREATE TRIGGER ledger_entry_is_kept BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_must_not_change();
