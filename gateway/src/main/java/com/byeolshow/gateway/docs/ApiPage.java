package com.byeolshow.gateway.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

/** {@code GET /docs}: Swagger UI over the OpenAPI files of all services, and the files themselves. */
@Configuration(proxyBeanMethods = false)
class ApiPage {

    /** Only what the page loads; the rest of the viewer's package includes pages that load anything they are told to. */
    private static final Set<String> VIEWER =
            Set.of("swagger-ui.css", "swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "favicon-32x32.png");

    private static final Set<String> OWN = Set.of("docs.js", "docs.css");

    /** Scripts from here only and none inside the page, styles also inline as the viewer sets them; nothing may frame it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private static final CacheControl BRIEFLY = CacheControl.maxAge(Duration.ofMinutes(10));

    @Bean
    RouterFunction<ServerResponse> docs(Specifications specifications, DocsSettings settings) {
        String page = page(specifications);
        return RouterFunctions.route()
                .route(reading("/docs"), _ -> ServerResponse.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .header("Content-Security-Policy", POLICY)
                        .bodyValue(page))
                .route(reading("/docs/openapi/{service}.yaml"), request -> ServerResponse.ok()
                        .contentType(YAML)
                        .bodyValue(existing(specifications.byService().get(request.pathVariable("service")))))
                .route(reading("/docs/assets/{file}"), request -> asset(request, settings))
                .build();
    }

    /** HEAD is GET whose body the server keeps to itself. */
    private static RequestPredicate reading(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }

    private static Mono<ServerResponse> asset(ServerRequest request, DocsSettings settings) {
        String file = request.pathVariable("file");
        if (OWN.contains(file)) {
            return ServerResponse.ok().cacheControl(BRIEFLY).bodyValue(new ClassPathResource("docs/" + file));
        }
        if (VIEWER.contains(file)) {
            return ServerResponse.ok().cacheControl(BRIEFLY).bodyValue(new ClassPathResource(settings.viewer() + file));
        }
        return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Resource existing(@Nullable Resource file) {
        if (file == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return file;
    }

    /** The list is plain links, so that the page is of use without scripts; the script reads the same links. */
    private static String page(Specifications specifications) {
        Function<String, String> item =
                service -> "<li><a data-service=\"%1$s\" href=\"/docs/openapi/%1$s.yaml\">%1$s</a></li>"
                        .formatted(HtmlUtils.htmlEscape(service));
        String list = specifications.byService().keySet().stream().map(item).collect(Collectors.joining("\n        "));
        try {
            return new ClassPathResource("docs/index.html")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("<!-- services -->", list);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the API page is not packaged", unreadable);
        }
    }
}
