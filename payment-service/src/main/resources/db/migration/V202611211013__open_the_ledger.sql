-- What happened before there was a ledger, booked as the rules would have booked it.
CREATE TEMPORARY TABLE opening (
    key text, fact text, order_id text, payment_id text, currency text, at timestamptz, account text, amount numeric
) ON COMMIT DROP;

INSERT INTO opening
SELECT 'order:' || order_id || ':placed', 'order-placed', order_id, NULL, currency, placed_at, entry.account, entry.amount
FROM payment_due, LATERAL (VALUES ('receivable', amount::numeric), ('sales-goods', -amount::numeric)) AS entry (account, amount)
WHERE state <> 'cancelled' AND payment_due.amount > 0;

INSERT INTO opening
SELECT 'payment:' || payment_id || ':arrived',
    CASE outcome WHEN 'verified' THEN 'payment-verified' WHEN 'rejected' THEN 'payment-rejected' ELSE 'payment-duplicate' END,
    order_id, payment_id, currency, recorded_at, entry.account, entry.amount
FROM payment, LATERAL (VALUES
    ('provider', payment.amount),
    (CASE outcome WHEN 'verified' THEN 'receivable' ELSE 'suspense' END, -payment.amount)) AS entry (account, amount)
WHERE outcome <> 'awaiting' AND payment.amount > 0;

INSERT INTO opening
SELECT 'return:' || purpose || ':' || key || ':intended',
    CASE purpose WHEN 'refund' THEN 'refund-accepted' ELSE 'return-intended' END,
    order_id, payment_id, currency, created_at, entry.account, entry.amount
FROM money_return, LATERAL (VALUES
    (CASE purpose WHEN 'refund' THEN 'returns' WHEN 'late' THEN 'receivable' ELSE 'suspense' END, money_return.amount),
    ('refunds-payable', -money_return.amount)) AS entry (account, amount);

INSERT INTO opening
SELECT 'return:' || purpose || ':' || key || ':ended', 'return-done',
    order_id, payment_id, currency, done_at, entry.account, entry.amount
FROM money_return, LATERAL (VALUES
    ('refunds-payable', money_return.amount), ('provider', -money_return.amount)) AS entry (account, amount)
WHERE state = 'done';

INSERT INTO ledger_transaction (key, fact, order_id, payment_id, currency, posted_at)
SELECT DISTINCT key, fact, order_id, payment_id, currency, at FROM opening ORDER BY at, key;

INSERT INTO ledger_entry (transaction_id, account, amount)
SELECT posted.id, opening.account, opening.amount FROM opening JOIN ledger_transaction posted USING (key);
