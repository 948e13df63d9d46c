package com.byeolshow.platform.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

/**
 * Reads routes written as {@code METHOD /pattern} or {@code /pattern}. What holds for GET holds for HEAD, which the same
 * handlers answer.
 */
final class Routes {

    private Routes() {}

    static ServerWebExchangeMatcher any(List<String> routes) {
        return routes.isEmpty()
                ? exchange -> ServerWebExchangeMatcher.MatchResult.notMatch()
                : new OrServerWebExchangeMatcher(
                        routes.stream().flatMap(Routes::of).toList());
    }

    private static Stream<ServerWebExchangeMatcher> of(String route) {
        int space = route.indexOf(' ');
        if (space < 0) {
            return Stream.of(new PathPatternParserServerWebExchangeMatcher(route));
        }
        var method = HttpMethod.valueOf(route.substring(0, space));
        String pattern = route.substring(space + 1).trim();
        return (method.equals(HttpMethod.GET) ? Stream.of(method, HttpMethod.HEAD) : Stream.of(method))
                .map(one -> new PathPatternParserServerWebExchangeMatcher(pattern, one));
    }
}
