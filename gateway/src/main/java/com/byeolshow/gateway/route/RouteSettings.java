package com.byeolshow.gateway.route;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/**
 * The table of routes and where their owners answer.
 *
 * @param services base URL per owner ({@code IDENTITY_URL}, {@code CATALOG_URL}, …); every owner needs one
 * @param routes rows per owner; their order does not matter, the most literal pattern wins
 * @param aliases other spellings of paths, for calls of the app that no document names
 * @param responseTimeout how long a service may take until its answer begins, unless the row says otherwise
 */
@ConfigurationProperties("byeolshow.gateway")
public record RouteSettings(
        Map<Owner, URI> services,
        Map<Owner, List<Row>> routes,
        @DefaultValue List<Alias> aliases,
        @DefaultValue("2500ms") Duration responseTimeout) {

    public RouteSettings {
        for (Owner owner : Owner.values()) {
            if (!services.containsKey(owner)) {
                throw new IllegalArgumentException("no base URL for %s: set byeolshow.gateway.services.%s"
                        .formatted(owner.service(), owner.name().toLowerCase(Locale.ROOT)));
            }
        }
    }

    /** Where a service answers. */
    public URI baseUrl(Owner owner) {
        return Objects.requireNonNull(services.get(owner));
    }

    /**
     * One row of the table.
     *
     * @param path Spring path pattern without trailing slash
     * @param methods none means any; GET answers HEAD too
     * @param access what the caller must show
     * @param limit name of its rate limit
     * @param timeout replaces the common response timeout where the owner itself waits for someone
     * @param upload takes files: larger bodies, streamed instead of collected
     * @param uploadLimit replaces the common limit of uploads
     * @param socket may be upgraded to a WebSocket
     * @param stream an answer without an end, such as server-sent events
     */
    public record Row(
            String path,
            @DefaultValue Set<HttpMethod> methods,
            @DefaultValue("token") Access access,
            @DefaultValue("default") String limit,
            @Nullable Duration timeout,
            @DefaultValue("false") boolean upload,
            @Nullable DataSize uploadLimit,
            @DefaultValue("false") boolean socket,
            @DefaultValue("false") boolean stream) {

        public Row {
            if (!path.startsWith("/") || path.endsWith("/")) {
                throw new IllegalArgumentException("route must begin with a slash and not end with one: " + path);
            }
        }
    }

    /**
     * Another spelling of a path.
     *
     * @param from pattern as called, without trailing slash
     * @param to path of a row; may use the variables of {@code from}
     */
    public record Alias(String from, String to) {}
}
