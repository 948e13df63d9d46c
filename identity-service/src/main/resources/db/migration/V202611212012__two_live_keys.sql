-- A key is prepared (published, so that everybody can verify with it), then active (signs), then retired.
ALTER TABLE signing_keys ADD COLUMN activated_at timestamptz;
UPDATE signing_keys SET activated_at = created_at;

DROP INDEX signing_keys_one_active;
CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys ((true))
    WHERE activated_at IS NOT NULL AND retired_at IS NULL;
CREATE UNIQUE INDEX signing_keys_one_prepared ON signing_keys ((true))
    WHERE activated_at IS NULL AND retired_at IS NULL;
