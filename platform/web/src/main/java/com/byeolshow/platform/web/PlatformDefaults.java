package com.byeolshow.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Puts each platform library's {@code byeolshow-defaults.yml} and the table of dialects behind everything a service
 * configures itself. An imported file would win over the service's own, which is the wrong way round for defaults.
 */
final class PlatformDefaults implements EnvironmentPostProcessor {

    private static final String[] PATTERNS = {"classpath*:byeolshow-defaults.yml", "classpath*:byeolshow-dialects.yml"};

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var loader = new YamlPropertySourceLoader();
        var resources = new PathMatchingResourcePatternResolver();
        try {
            for (String pattern : PATTERNS) {
                for (var resource : resources.getResources(pattern)) {
                    loader.load(resource.getURI().toString(), resource)
                            .forEach(environment.getPropertySources()::addLast);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("platform defaults cannot be read", unreadable);
        }
    }
}
