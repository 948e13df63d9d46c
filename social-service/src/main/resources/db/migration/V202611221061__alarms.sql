-- Who wants to be told when a show begins, as broadcast said.
CREATE TABLE alarms (
    show_id     bigint      NOT NULL,
    customer_id text        NOT NULL,
    set_at      timestamptz NOT NULL,
    -- Telling those of one show, in pages.
    PRIMARY KEY (show_id, customer_id)
);
CREATE INDEX alarms_of_customer ON alarms (customer_id);

-- Besides an influencer's followers, those who have an alarm for this show are told; whoever is both, once.
ALTER TABLE fan_outs
    ADD COLUMN alarmed_show_id bigint,
    ADD CONSTRAINT fan_outs_alarms_beside_followers CHECK (alarmed_show_id IS NULL OR influencer_id IS NOT NULL);
