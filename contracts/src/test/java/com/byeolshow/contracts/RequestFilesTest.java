package com.byeolshow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Whoever looks for a call finds it among the request files, and none of those calls something that is not there. */
class RequestFilesTest {

    private static final Path INTERFACES = Path.of("http");
    private static final Path REQUESTS = Path.of("..", "http");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern REQUEST = Pattern.compile("^(GET|POST|PUT|PATCH|DELETE) \\{\\{(\\w+)}}(/[^?\\s]*)");

    private record Call(String method, String path) {

        boolean isOf(Call operation) {
            return method.equals(operation.method)
                    && path.matches(
                            operation.path.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\."));
        }
    }

    static Stream<String> services() throws IOException {
        try (var files = Files.list(INTERFACES)) {
            return files
                    .map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyOperationHasARequestAndEveryRequestAnOperation(String service) throws IOException {
        List<Call> operations = operations(service);
        List<Call> requests = requests(service);

        assertThat(operations).isNotEmpty().allMatch(operation -> requests.stream()
                .anyMatch(request -> request.isOf(operation)));
        assertThat(requests).allMatch(request -> operations.stream().anyMatch(request::isOf));
    }

    @SuppressWarnings("unchecked")
    private static List<Call> operations(String service) throws IOException {
        Map<String, Object> described = new Yaml().load(Files.readString(INTERFACES.resolve(service + ".yaml")));
        var paths = (Map<String, Map<String, Object>>) Objects.requireNonNull(described.get("paths"));
        var operations = new ArrayList<Call>();
        paths.forEach((path, byMethod) -> byMethod.keySet().stream()
                .filter(METHODS::contains)
                .forEach(method -> operations.add(new Call(method.toUpperCase(Locale.ROOT), path))));
        return operations;
    }

    /** With something in place of each variable; the stand-ins' control plane is no service. */
    private static List<Call> requests(String service) throws IOException {
        return Files.readAllLines(REQUESTS.resolve(service + ".http")).stream()
                .map(REQUEST::matcher)
                .filter(request -> request.find() && !request.group(2).equals("control"))
                .map(request -> new Call(
                        request.group(1),
                        request.group(3).replaceAll("\\{\\{[^}]+}}", "x").replaceFirst("(?<=.)/$", "")))
                .toList();
    }
}
