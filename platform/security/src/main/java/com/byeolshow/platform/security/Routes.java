package com.byeolshow.platform.security;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

/** Reads routes written as {@code METHOD /pattern} or {@code /pattern}. */
final class Routes {

    private Routes() {}

    static ServerWebExchangeMatcher any(List<String> routes) {
        return routes.isEmpty()
                ? exchange -> ServerWebExchangeMatcher.MatchResult.notMatch()
                : new OrServerWebExchangeMatcher(
                        routes.stream().map(Routes::one).toList());
    }

    private static ServerWebExchangeMatcher one(String route) {
        int space = route.indexOf(' ');
        return space < 0
                ? new PathPatternParserServerWebExchangeMatcher(route)
                : new PathPatternParserServerWebExchangeMatcher(
                        route.substring(space + 1).trim(), HttpMethod.valueOf(route.substring(0, space)));
    }
}
