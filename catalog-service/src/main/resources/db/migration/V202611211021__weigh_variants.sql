-- Grams; null where nobody has weighed it. Shipping fees may depend on it.
ALTER TABLE variant ADD COLUMN weight bigint CHECK (weight BETWEEN 0 AND 10000000);
