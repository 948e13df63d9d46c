package com.byeolshow.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.gateway.route.RouteSettings.Row;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

class RouteTableTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Test
    void literalsWinOverVariablesAndVariablesOverWildcardsWhateverTheOrder() {
        var rows = List.of(row("/a/**"), row("/a/{x}"), row("/a/b"), row("/a/{x}/c"), row("/a/b/{y}"), row("/a/b/c"));

        for (var order : List.of(rows, rows.reversed())) {
            var table = table(order);
            assertThat(found(table, "/a/b")).isEqualTo("/a/b");
            assertThat(found(table, "/a/z")).isEqualTo("/a/{x}");
            assertThat(found(table, "/a/b/c")).isEqualTo("/a/b/c");
            assertThat(found(table, "/a/b/z")).isEqualTo("/a/b/{y}");
            assertThat(found(table, "/a/z/c")).isEqualTo("/a/{x}/c");
            assertThat(found(table, "/a/z/z")).isEqualTo("/a/**");
        }
    }

    @Test
    void getAnswersHead() {
        var table = table(List.of(row("/a", HttpMethod.GET)));

        assertThat(table.find(PathContainer.parsePath("/a"), HttpMethod.HEAD)).isInstanceOf(Lookup.Found.class);
        assertThat(table.find(PathContainer.parsePath("/a"), HttpMethod.POST))
                .isEqualTo(new Lookup.WrongMethod(Set.of(HttpMethod.GET)));
    }

    @Test
    void oneMethodOfOnePathHasOneOwner() {
        assertThatThrownBy(() -> table(List.of(row("/a", HttpMethod.GET), row("/a", HttpMethod.GET, HttpMethod.PUT))))
                .hasMessageContaining("two routes for GET /a");
    }

    @Test
    void aRowWithATrailingSlashStopsTheStart() {
        assertThatThrownBy(() -> row("/a/")).hasMessageContaining("/a/");
    }

    @Test
    void everyOwnerNeedsAnAddress() {
        assertThatThrownBy(() -> new RouteSettings(Map.of(), Map.of(), List.of(), TIMEOUT))
                .hasMessageContaining("byeolshow.gateway.services.identity");
    }

    private static String found(RouteTable table, String path) {
        return table.find(PathContainer.parsePath(path), HttpMethod.GET) instanceof Lookup.Found(var route)
                ? route.pattern().getPatternString()
                : "nothing";
    }

    private static RouteTable table(List<Row> rows) {
        var services = new LinkedHashMap<Owner, URI>();
        Arrays.stream(Owner.values()).forEach(owner -> services.put(owner, URI.create("http://localhost")));
        return new RouteTable(new RouteSettings(services, Map.of(Owner.CATALOG, rows), List.of(), TIMEOUT));
    }

    private static Row row(String path, HttpMethod... methods) {
        return new Row(path, Set.of(methods), Access.OPEN, "default", null, false, null, false, false);
    }
}
