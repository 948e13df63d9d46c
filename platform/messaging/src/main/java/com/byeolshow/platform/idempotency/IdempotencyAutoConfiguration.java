package com.byeolshow.platform.idempotency;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.json.JsonMapper;

/** Gives every service with a database its {@link StoredAnswers}. */
@AutoConfiguration
class IdempotencyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    StoredAnswers storedAnswers(DatabaseClient db, JsonMapper json, Clock clock) {
        return new StoredAnswers(db, json, clock);
    }
}
