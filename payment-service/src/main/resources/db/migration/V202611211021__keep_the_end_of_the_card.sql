-- All that is ever kept of a card number, for its owner to recognise it by.
ALTER TABLE payment ADD COLUMN card_end text CHECK (card_end ~ '^[0-9]{4}$');
