-- Tells which of two changes of a show's pin came later. A row stays when the pin is taken down: the lock on it is what puts
-- changes in an order, and a version is drawn under it.
CREATE SEQUENCE show_pin_versions;
ALTER TABLE show_pins
    ADD COLUMN version bigint NOT NULL DEFAULT nextval('show_pin_versions'),
    ALTER COLUMN product_id DROP NOT NULL;
