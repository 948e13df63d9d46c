-- Accounts that are gone and whose shows and stream are still to be removed, ours and the video platform's. The row goes
-- when nothing is left, and with it the last place that knows the id.
CREATE TABLE leaving_hosts (
    influencer_id text PRIMARY KEY,
    attempts      integer     NOT NULL DEFAULT 0,
    due_at        timestamptz NOT NULL
);
CREATE INDEX leaving_hosts_due ON leaving_hosts (due_at);
