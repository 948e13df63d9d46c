package com.byeolshow.gateway.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All routes, most literal first. It is a list of what is let in: whatever no row names does not exist outside. */
@Component
public final class RouteTable {

    /** Empty, dot and parameter segments and encoded separators; a service might resolve what we matched as text. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|[;\\\\]|(^|/)\\.\\.?(/|$)|%(2e|2f|5c|3b|25|00|0a|0d)", Pattern.CASE_INSENSITIVE);

    private static final List<PathPattern> OWN = parsed("/healthz", "/docs", "/docs/**");

    private final List<ServiceRoute> routes;

    RouteTable(RouteSettings settings) {
        var all = new ArrayList<ServiceRoute>();
        settings.routes()
                .forEach((owner, rows) -> rows.forEach(row -> all.add(ServiceRoute.of(
                        owner, row, PathPatternParser.defaultInstance.parse(row.path()), settings.responseTimeout()))));
        refuseDoubles(all);
        all.sort(Comparator.comparing(route -> literalness(route.pattern())));
        routes = List.copyOf(all);
    }

    /** Every route in the order of precedence. */
    public List<ServiceRoute> routes() {
        return routes;
    }

    Lookup find(PathContainer path, HttpMethod method) {
        if (AMBIGUOUS.matcher(path.value()).find()) {
            return new Lookup.Ambiguous();
        }
        if (OWN.stream().anyMatch(own -> own.matches(path))) {
            return new Lookup.Own();
        }
        var allowed = new LinkedHashSet<HttpMethod>();
        for (ServiceRoute route : routes) {
            if (route.leads(path)) {
                if (route.takes(method)) {
                    return new Lookup.Found(route);
                }
                allowed.addAll(route.methods());
            }
        }
        return allowed.isEmpty() ? new Lookup.Unknown() : new Lookup.WrongMethod(allowed);
    }

    /** Sorts literal segments before variables and variables before wildcards, from the left. */
    private static String literalness(PathPattern pattern) {
        return Pattern.compile("/")
                .splitAsStream(pattern.getPatternString().substring(1))
                .map(segment -> segment.equals("**") ? "2" : segment.startsWith("{") ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static void refuseDoubles(List<ServiceRoute> routes) {
        var seen = new HashSet<String>();
        for (ServiceRoute route : routes) {
            Set<String> methods = route.methods().isEmpty()
                    ? Set.of("ANY")
                    : route.methods().stream().map(HttpMethod::name).collect(Collectors.toSet());
            for (String method : methods) {
                if (!seen.add(method + " " + route.pattern().getPatternString())) {
                    throw new IllegalArgumentException("two routes for " + method + " " + route.pattern());
                }
            }
        }
    }

    private static List<PathPattern> parsed(String... patterns) {
        return List.of(patterns).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }
}
