-- What was said, for replays. seq is the order in which the room heard it.
CREATE TABLE chat_messages (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text        NOT NULL UNIQUE,
    show_id     bigint      NOT NULL REFERENCES chat_rooms (show_id) ON DELETE CASCADE,
    viewer      text        NOT NULL,
    customer_id text,
    username    text        NOT NULL,
    message     text        NOT NULL,
    said_at     timestamptz NOT NULL
);
CREATE INDEX chat_messages_of_show ON chat_messages (show_id, seq);
CREATE INDEX chat_messages_of_customer ON chat_messages (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX chat_messages_said ON chat_messages (said_at);

CREATE TABLE chat_mutes (
    show_id  bigint      NOT NULL REFERENCES chat_rooms (show_id) ON DELETE CASCADE,
    viewer   text        NOT NULL,
    muted_by text        NOT NULL,
    until    timestamptz NOT NULL,
    PRIMARY KEY (show_id, viewer)
);

-- Projection of identity.accounts: how a viewer with a token is called.
CREATE TABLE chat_names (
    customer_id text PRIMARY KEY,
    alias       text   NOT NULL,
    version     bigint NOT NULL
);

-- What a name looks like: width, case and spaces make no difference to a reader.
CREATE FUNCTION chat_look(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g'));
CREATE INDEX hosts_look ON hosts (chat_look(alias));
