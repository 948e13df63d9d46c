package com.byeolshow.platform.web.body;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link ClientBody} parameters work. */
@AutoConfiguration
class BodyAutoConfiguration {

    @Bean
    WebFluxConfigurer clientBodies(
            JsonMapper json, @Value("${spring.http.codecs.max-in-memory-size:256KB}") DataSize largest) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
                configurer.addCustomResolver(new ClientBodyResolver(json, Math.toIntExact(largest.toBytes())));
            }
        };
    }
}
