package com.byeolshow.platform.web.problem;

import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Error answers for every reactive web application. */
@AutoConfiguration
@EnableConfigurationProperties(Dialects.class)
class ProblemAutoConfiguration {

    @Bean
    ProblemRenderer problemRenderer(Dialects dialects, JsonMapper json, ObjectProvider<Tracer> tracer) {
        return new ProblemRenderer(dialects, json, tracer::getIfAvailable);
    }

    @Bean
    ErrorAnswers errorAnswers(ProblemRenderer renderer, ObjectProvider<FailureReading> readings) {
        return new ErrorAnswers(renderer, readings.stream().toList());
    }

    @Bean
    UnreadableTargets unreadableTargets(ProblemRenderer renderer) {
        return new UnreadableTargets(renderer);
    }
}
