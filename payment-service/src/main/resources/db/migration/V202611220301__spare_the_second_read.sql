-- Whether every notice since the look was opened says that the payment was paid. Only such a look may end without a read,
-- and only if the app's own call has settled the payment; looks noted before this count as saying anything.
ALTER TABLE payment_look ADD COLUMN says_paid boolean NOT NULL DEFAULT false;
