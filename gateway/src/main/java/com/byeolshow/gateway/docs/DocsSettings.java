package com.byeolshow.gateway.docs;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The API page.
 *
 * @param viewer class path folder of Swagger UI; its name carries the version, which the build fills in
 */
@ConfigurationProperties("byeolshow.gateway.docs")
record DocsSettings(String viewer) {}
