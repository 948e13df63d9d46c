-- By how many units on hand a manager's move changed them, so that the journal explains every unit there is:
-- on hand = changes + restocked - sold, reserved = reserved - sold - released.
ALTER TABLE stock_journal
    DROP CONSTRAINT stock_journal_move_check,
    ADD CONSTRAINT stock_journal_move_check
        CHECK (move IN ('set', 'adjusted', 'reserved', 'sold', 'released', 'restocked')),
    ADD COLUMN change bigint,
    ADD COLUMN note text;

-- Setting wrote only the sellable number. What it changed follows from the moves before it: a variant's moves are written
-- one after the other, under the lock of its row.
WITH flow AS (
    SELECT id, variant_id, move, quantity,
           coalesce(sum(CASE move WHEN 'reserved' THEN quantity WHEN 'sold' THEN -quantity WHEN 'released' THEN -quantity
                        ELSE 0 END) OVER before, 0) AS reserved,
           coalesce(sum(CASE move WHEN 'restocked' THEN quantity WHEN 'sold' THEN -quantity ELSE 0 END) OVER before, 0)
               AS moved
      FROM stock_journal
    WINDOW before AS (PARTITION BY variant_id ORDER BY id)),
owned AS (
    SELECT id, reserved + quantity - moved AS total,
           lag(reserved + quantity - moved, 1, 0::numeric) OVER (PARTITION BY variant_id ORDER BY id) AS total_before
      FROM flow WHERE move = 'set')
UPDATE stock_journal j SET change = owned.total - owned.total_before FROM owned WHERE owned.id = j.id;

ALTER TABLE stock_journal ADD CHECK ((move IN ('set', 'adjusted')) = (change IS NOT NULL));

-- Adding up one variant's moves.
CREATE INDEX stock_journal_of_variant ON stock_journal (variant_id);
