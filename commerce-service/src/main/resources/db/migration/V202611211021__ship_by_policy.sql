-- What a vendor charges for sending goods; a vendor without a row is charged by the house's settings. The policy is read
-- and replaced as a whole, so its rules are one value: {freeOver, weightOver, fee} each, one of them from weight 0 on.
CREATE SEQUENCE shipping_policy_version;

CREATE TABLE shipping_policy (
    vendor     text PRIMARY KEY CHECK (length(vendor) BETWEEN 1 AND 100),
    method     text        NOT NULL CHECK (length(method) BETWEEN 1 AND 100),
    country    text        NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    rules      jsonb       NOT NULL
        CHECK (jsonb_path_exists(rules, '$[*] ? (@.weightOver == 0)')
           AND NOT jsonb_path_exists(rules, '$[*] ? (@.fee < 0 || @.weightOver < 0 || @.freeOver < 0)')),
    regions    jsonb       NOT NULL
        CHECK (jsonb_typeof(regions) = 'array'
           AND NOT jsonb_path_exists(regions, '$[*].rules[*] ? (@.fee < 0 || @.weightOver < 0 || @.freeOver < 0)')),
    -- From a sequence, so that a policy made anew never repeats a version somebody has read.
    version    bigint      NOT NULL DEFAULT nextval('shipping_policy_version'),
    updated_at timestamptz NOT NULL
);

-- The rule that set the fee, kept with the order: which weight it starts from and which region it is of.
ALTER TABLE order_shipment
    ADD COLUMN rule_weight_over bigint NOT NULL DEFAULT 0 CHECK (rule_weight_over >= 0),
    ADD COLUMN region text;
