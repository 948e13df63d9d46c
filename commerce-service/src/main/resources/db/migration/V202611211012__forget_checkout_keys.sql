-- Old keys are looked for by age.
CREATE INDEX checkout_key_by_age ON checkout_key (created_at);
