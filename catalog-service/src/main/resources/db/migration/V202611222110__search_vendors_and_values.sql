-- Names of the vendor and of the choices customers have, each behind a bar. Documents of the shape before are made anew by
-- the service, and until then they are found as they were.
ALTER TABLE search_document ADD COLUMN further text NOT NULL DEFAULT '';
ALTER TABLE search_document
    ADD COLUMN tight_further text NOT NULL GENERATED ALWAYS AS (replace(further, ' ', '')) STORED;
