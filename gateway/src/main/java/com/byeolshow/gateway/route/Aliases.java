package com.byeolshow.gateway.route;

import java.util.List;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Other spellings of paths. The first alias that matches wins; an alias does not lead to another. */
@Component
final class Aliases {

    private record Parsed(PathPattern from, String to) {}

    private final List<Parsed> aliases;

    Aliases(RouteSettings settings) {
        aliases = settings.aliases().stream()
                .map(alias -> new Parsed(PathPatternParser.defaultInstance.parse(alias.from()), alias.to()))
                .toList();
    }

    /** The path that is meant, encoded; empty when the path is no alias. */
    Optional<String> resolve(PathContainer path) {
        for (Parsed alias : aliases) {
            var match = alias.from().matchAndExtract(path);
            if (match != null) {
                return Optional.of(UriComponentsBuilder.fromPath(alias.to())
                        .encode()
                        .buildAndExpand(match.getUriVariables())
                        .toUriString());
            }
        }
        return Optional.empty();
    }
}
