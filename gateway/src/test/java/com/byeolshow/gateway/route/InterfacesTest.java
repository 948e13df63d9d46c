package com.byeolshow.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.gateway.kit.GatewayTest;
import com.byeolshow.gateway.route.Lookup.Found;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.yaml.snakeyaml.Yaml;

/** The table of routes and the interface files of the services say the same. */
@GatewayTest
class InterfacesTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Autowired
    RouteTable table;

    private record Operation(HttpMethod method, String path, String role) {

        /** With something in place of each variable. */
        PathContainer example() {
            return PathContainer.parsePath(path.replaceAll("\\{[^}]+}", "x1"));
        }

        boolean isInside() {
            return path.startsWith("/internal/") || path.startsWith("/.well-known/");
        }

        Access access() {
            return switch (role) {
                case "anyone" -> Access.OPEN;
                case "customer" -> Access.TOKEN;
                case "influencer" -> Access.INFLUENCER;
                case "manager" -> Access.MANAGER;
                default -> throw new IllegalArgumentException(role);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsReachedAtItsOwnerByWhomItIsFor(Owner owner) throws IOException {
        assertThat(operationsOf(owner)).isNotEmpty().allSatisfy(operation -> {
            Lookup lookup = table.find(operation.example(), operation.method());
            if (operation.isInside()) {
                assertThat(lookup).isInstanceOf(Lookup.Unknown.class);
            } else {
                assertThat(lookup).isInstanceOfSatisfying(Found.class, found -> assertThat(found.route())
                        .returns(owner, ServiceRoute::owner)
                        .returns(operation.access(), ServiceRoute::access));
            }
        });
    }

    @Test
    void noRouteLeadsToNothing() throws IOException {
        var operations = new ArrayList<Operation>();
        for (Owner owner : Owner.values()) {
            operations.addAll(operationsOf(owner));
        }

        assertThat(table.routes()).filteredOn(route -> !route.socket()).allSatisfy(route -> assertThat(operations)
                .anyMatch(operation -> route.leads(operation.example()) && route.takes(operation.method())));
    }

    @SuppressWarnings("unchecked")
    private static List<Operation> operationsOf(Owner owner) throws IOException {
        String file = "/contracts/http/%s.yaml".formatted(owner.service());
        try (InputStream yaml = Objects.requireNonNull(InterfacesTest.class.getResourceAsStream(file), file)) {
            Map<String, Object> described = new Yaml().load(yaml);
            var paths = (Map<String, Map<String, Object>>) Objects.requireNonNull(described.get("paths"));
            var operations = new ArrayList<Operation>();
            paths.forEach((path, byMethod) -> byMethod.forEach((method, operation) -> {
                if (METHODS.contains(method)) {
                    String role = String.valueOf(((Map<String, Object>) operation).get("x-role"));
                    operations.add(new Operation(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path, role));
                }
            }));
            return operations;
        }
    }
}
