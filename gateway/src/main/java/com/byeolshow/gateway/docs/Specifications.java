package com.byeolshow.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The OpenAPI files that were packaged, by service name: what is not there is not offered. */
@Component
final class Specifications {

    private static final String SUFFIX = ".yaml";

    private final SortedMap<String, Resource> byService = new TreeMap<>();

    Specifications() {
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:contracts/http/*" + SUFFIX)) {
                String name = Objects.requireNonNull(file.getFilename());
                byService.putIfAbsent(name.substring(0, name.length() - SUFFIX.length()), file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("OpenAPI files cannot be listed", unreadable);
        }
    }

    SortedMap<String, Resource> byService() {
        return byService;
    }
}
