CREATE TABLE accounts (
    id                text PRIMARY KEY,
    user_id           text NOT NULL CHECK (user_id ~ '^[A-Za-z0-9._@-]{4,40}$'),
    email             text NOT NULL CHECK (length(email) <= 254 AND email LIKE '_%@_%'),
    alias             text NOT NULL CHECK (length(alias) BETWEEN 1 AND 30
                                           AND lower(alias) NOT IN ('byeolshow', 'userout')),
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    mobile            text CHECK (mobile <> ''),
    phone             text CHECK (phone <> ''),
    gender            text CHECK (gender <> ''),
    birthdate         date,
    roles             text[] NOT NULL CHECK ('customer' = ANY (roles)
                                             AND roles <@ ARRAY['customer', 'influencer', 'manager']),
    password_hash     text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    last_logged_in_at timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    version           bigint NOT NULL CHECK (version > 0)
);

-- One person types "Viewer1", the next "viewer1": both mean the same account.
CREATE UNIQUE INDEX accounts_user_id ON accounts (lower(user_id));
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email));
CREATE UNIQUE INDEX accounts_alias ON accounts (alias);

CREATE TABLE addresses (
    account_id text NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- 0 is the primary address
    position   smallint NOT NULL CHECK (position >= 0),
    first_name text NOT NULL,
    last_name  text NOT NULL,
    full_name  text NOT NULL,
    mobile     text NOT NULL,
    phone      text NOT NULL,
    country    text NOT NULL,
    state      text NOT NULL,
    city       text NOT NULL,
    address1   text NOT NULL,
    address2   text NOT NULL,
    postcode   text NOT NULL,
    company    text NOT NULL,
    PRIMARY KEY (account_id, position)
);

CREATE TABLE signing_keys (
    kid            text PRIMARY KEY,
    -- what everybody may see, as a JSON Web Key
    public_key     text NOT NULL,
    -- AES-GCM: 12 bytes nonce, then the private scalar; the kid is authenticated with it
    sealed_private bytea NOT NULL,
    created_at     timestamptz NOT NULL,
    retired_at     timestamptz CHECK (retired_at >= created_at)
);

-- Replicas that start together agree on one key.
CREATE UNIQUE INDEX signing_keys_one_active ON signing_keys ((true)) WHERE retired_at IS NULL;

CREATE TABLE revoked_tokens (
    jti        text PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

CREATE INDEX revoked_tokens_expiry ON revoked_tokens (expires_at);

CREATE TABLE influencers (
    customer_id        text PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    description        text NOT NULL DEFAULT '',
    tags               text[] NOT NULL DEFAULT '{}',
    thumbnail_url      text,
    active             boolean NOT NULL,
    account_created_at timestamptz NOT NULL,
    version            bigint NOT NULL CHECK (version > 0),
    followers          bigint NOT NULL DEFAULT 0 CHECK (followers >= 0),
    -- when social counted; a fact that arrives late must not bring an old count back
    followers_as_of    timestamptz
);

CREATE INDEX influencers_popular ON influencers (followers DESC, account_created_at DESC, customer_id) WHERE active;
CREATE INDEX influencers_newest ON influencers (account_created_at DESC, customer_id) WHERE active;

CREATE TABLE shows (
    id            bigint PRIMARY KEY,
    influencer_id text NOT NULL,
    live          boolean NOT NULL,
    version       bigint NOT NULL
);

CREATE INDEX shows_live ON shows (influencer_id, id) WHERE live;
