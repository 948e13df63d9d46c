-- A notice that many followers are to be told. The listener only writes this row; followers are told afterwards in slices
-- by key, each slice in one transaction with the place it reached, so that a crash repeats nothing.
CREATE TABLE fan_outs (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text        NOT NULL,
    subject       text        NOT NULL,
    details       jsonb       NOT NULL,
    influencer_id text        NOT NULL,
    recorded_at   timestamptz NOT NULL,
    -- The last follower that was looked at; nobody's id is empty.
    told_up_to    text        NOT NULL DEFAULT '',
    told          bigint      NOT NULL DEFAULT 0,
    -- The next slice is due; while one is under way this lies in the future, as a lease.
    due_at        timestamptz NOT NULL,
    failures      integer     NOT NULL DEFAULT 0,
    finished_at   timestamptz,
    UNIQUE (kind, subject)
);

CREATE INDEX fan_outs_due ON fan_outs (due_at) WHERE finished_at IS NULL;
CREATE INDEX fan_outs_finished ON fan_outs (finished_at) WHERE finished_at IS NOT NULL;
