package com.byeolshow.catalog.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about search.
 *
 * @param suggestionsKept how old suggestions may be; zero remembers none
 */
@ConfigurationProperties("byeolshow.catalog.search")
record SearchSettings(Duration suggestionsKept) {

    SearchSettings {
        if (suggestionsKept.isNegative()) {
            throw new IllegalArgumentException("byeolshow.catalog.search.suggestions-kept: no time is less than none");
        }
    }
}
