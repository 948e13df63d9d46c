CREATE TABLE note (id text PRIMARY KEY, text text NOT NULL);
CREATE TABLE heard (position bigint GENERATED ALWAYS AS IDENTITY, consumer text, event_id text, key text, text text);
