package com.byeolshow.platform.testing;

import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.testing.RouteGuard.Answer;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.ProblemRenderer;
import com.byeolshow.platform.web.problem.RequestProblem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Adds to a description what every route refuses and whom it asks for. Nothing of it is written down here: the service's
 * own filters are asked who may pass, and its own renderer how a refusal of the route reads.
 */
final class ApiRefusals {

    /** Marks on an operation, from those who see its handler; taken off again here. */
    static final String OPTIONAL_CALLER = "x-optional-caller";

    static final String OWN_REFUSAL = "x-own-refusal";

    /**
     * What the endpoint's own exception handlers answer, past the dialect of the route.
     *
     * @param page whether it is HTML beside the dialect's JSON, rather than JSON in place of it
     */
    record Own(Schema<?> schema, boolean page) {}

    private static final String HTML = "text/html";
    private static final String SCHEME = "token";
    private static final String PROBLEM = "ProblemDetails";
    private static final String ENVELOPE = "ErrorEnvelope";

    private final RouteGuard guard;
    private final ProblemRenderer renderer;

    ApiRefusals(RouteGuard guard, ProblemRenderer renderer) {
        this.guard = guard;
        this.renderer = renderer;
    }

    /** Any refusal of a feature; which one does not matter for its shape. */
    private record SomeProblem(int status) implements Problem {
        @Override
        public Summary summary() {
            return new Summary("some-code", status, "어떤 문장", "Some words.");
        }
    }

    void describe(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        var components = api.getComponents();
        components.addSecuritySchemes(
                SCHEME,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description(
                                "ES256, signed by identity-service. The app sends it to the gateway bare, as header"
                                        + " `Custom-Token`; the gateway passes it on as `Authorization: Bearer`."));
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) ->
                        describe(components, HttpMethod.valueOf(method.name()), path, operation)));
    }

    private void describe(Components components, HttpMethod method, String path, Operation operation) {
        boolean optional = take(operation, OPTIONAL_CALLER) != null;
        Object own = take(operation, OWN_REFUSAL);
        var responses = operation.getResponses();
        var stranger = guard.refusesStrangers(method, path);
        if (stranger.isEmpty()) {
            operation.setSecurity(
                    optional
                            ? List.of(new SecurityRequirement(), new SecurityRequirement().addList(SCHEME))
                            : List.of());
            operation.addExtension("x-role", "anyone");
        } else {
            Set<Role> admitted = guard.admitted(method, path);
            Role least = admitted.stream()
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody may call %s %s".formatted(method, path)));
            // A role of its own is listed; any token will do where a customer's does.
            operation.setSecurity(List.of(new SecurityRequirement()
                    .addList(SCHEME, least == Role.CUSTOMER ? List.of() : List.of(least.claim()))));
            operation.addExtension("x-role", least.claim());
            add(components, responses, stranger.get(), "No token that is good here", false);
            guard.refuses(Role.CUSTOMER, method, path)
                    .filter(refused -> refused.status() != stranger.get().status())
                    .ifPresent(refused -> add(components, responses, refused, "A token without the role", false));
        }
        var soon = Duration.ofSeconds(2);
        Answer malformed = render(method, path, new RequestProblem.Malformed("unreadable request"));
        Answer refused = render(method, path, new SomeProblem(409));
        boolean fixed = malformed.body().equals(refused.body());
        if (canBeMalformed(operation)) {
            add(components, responses, malformed, "Body or parameter that cannot be read", fixed);
            Answer bad = render(method, path, new SomeProblem(400));
            if (!shape(bad, fixed).equals(shape(malformed, fixed))) {
                orOwn(components, responses, new Own(schema(components, bad, fixed), false), List.of("400"));
            }
        }
        add(components, responses, "4XX", refused, "Any other refusal", fixed);
        add(
                components,
                responses,
                render(method, path, new RequestProblem.ByStatus(429, soon)),
                "Too many requests; again after `Retry-After` seconds",
                fixed);
        add(
                components,
                responses,
                render(method, path, new RequestProblem.ByStatus(503, soon)),
                "Something this needs is away; again after `Retry-After` seconds",
                fixed);
        add(components, responses, "5XX", render(method, path, new RequestProblem.Fault(500)), "Our fault", fixed);
        if (own instanceof Own answered) {
            orOwn(components, responses, answered, List.of("400", "4XX"));
        }
    }

    private static @Nullable Object take(Operation operation, String mark) {
        var extensions = operation.getExtensions();
        Object value = extensions == null ? null : extensions.remove(mark);
        if (extensions != null && extensions.isEmpty()) {
            operation.setExtensions(null);
        }
        return value;
    }

    /** Something else may be answered in place of a refusal of the route. */
    private static void orOwn(
            Components components, Map<String, ApiResponse> responses, Own own, List<String> statuses) {
        for (String status : statuses) {
            ApiResponse shared = responses.get(status);
            if (shared != null && shared.get$ref() != null) {
                String name = shared.get$ref().substring(shared.get$ref().lastIndexOf('/') + 1);
                var known = components.getResponses().get(name);
                if (known == null) {
                    throw new IllegalStateException("no response " + name);
                }
                var content = new Content();
                known.getContent()
                        .forEach((type, media) -> content.addMediaType(
                                type,
                                own.page()
                                        ? media
                                        : new MediaType()
                                                .schema(new JsonSchema()
                                                        .anyOf(List.<Schema>of(media.getSchema(), own.schema())))));
                if (own.page()) {
                    content.addMediaType(HTML, new MediaType().schema(own.schema()));
                }
                responses.put(
                        status,
                        new ApiResponse().description(known.getDescription()).content(content));
            }
        }
    }

    /** A text that may be absent is never unreadable, and a part of the path is always there. */
    private static boolean canBeMalformed(Operation operation) {
        return operation.getRequestBody() != null
                || (operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> !isText(parameter)
                                        || (!parameter.getIn().equals("path")
                                                && Boolean.TRUE.equals(parameter.getRequired()))));
    }

    private static boolean isText(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        return schema != null
                && (schema.getTypes() == null
                        ? "string".equals(schema.getType())
                        : schema.getTypes().contains("string"));
    }

    private Answer render(HttpMethod method, String path, Problem problem) {
        var exchange = RouteGuard.exchange(method, path);
        RouteGuard.now(renderer.write(exchange, problem));
        return Answer.of(exchange.getResponse());
    }

    private static void add(
            Components components,
            Map<String, ApiResponse> responses,
            Answer answer,
            String description,
            boolean fixed) {
        add(components, responses, Integer.toString(answer.status()), answer, description, fixed);
    }

    private static void add(
            Components components,
            Map<String, ApiResponse> responses,
            String status,
            Answer answer,
            String description,
            boolean fixed) {
        String shape = shape(answer, fixed);
        String name = "%s-%s".formatted(shape, status);
        var response = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(answer.contentType(), new MediaType().schema(schema(components, answer, fixed))));
        if (status.equals("429") || status.equals("503")) {
            response.addHeaderObject("Retry-After", retryAfter());
        }
        if (shape.equals("fixed")) {
            responses.putIfAbsent(status, response);
            return;
        }
        if (components.getResponses() == null || !components.getResponses().containsKey(name)) {
            components.addResponses(name, response);
        }
        responses.putIfAbsent(status, new ApiResponse().$ref("#/components/responses/" + name));
    }

    private static String shape(Answer answer, boolean fixed) {
        if (answer.contentType().equals("application/problem+json")) {
            return "problem";
        }
        return answer.body().startsWith("{") ? "envelope" : fixed ? "fixed" : "text";
    }

    private static Header retryAfter() {
        Schema<Object> seconds = of("integer");
        return new Header().schema(seconds);
    }

    private static Schema<?> schema(Components components, Answer answer, boolean fixed) {
        return switch (shape(answer, fixed)) {
            case "problem" -> {
                components.addSchemas(PROBLEM, problem());
                yield new JsonSchema().$ref("#/components/schemas/" + PROBLEM);
            }
            case "envelope" -> {
                components.addSchemas(ENVELOPE, envelope());
                yield new JsonSchema().$ref("#/components/schemas/" + ENVELOPE);
            }
            case "fixed" -> {
                Schema<Object> sentence = of("string");
                sentence.setConst(answer.body().substring(1, answer.body().length() - 1));
                yield sentence;
            }
            default -> of("string");
        };
    }

    /** RFC 9457, with whatever fields the problem adds. */
    private static Schema<?> problem() {
        Schema<Object> problem = of("object");
        for (String text : List.of("type", "title", "detail", "instance", "code", "traceId")) {
            problem.addProperty(text, of("string"));
        }
        problem.addProperty("status", of("integer"));
        problem.setDescription(
                "`detail` is for people: Korean, or English where `Accept-Language` wants it more, as `Content-Language`"
                        + " says. `code` is for programs, and `title` is the code in words.");
        problem.setRequired(List.of("type", "title", "status", "detail", "instance", "code"));
        problem.setAdditionalProperties(true);
        return problem;
    }

    private static Schema<?> envelope() {
        Schema<Object> error = of("object");
        for (String text : List.of("message", "code", "detail")) {
            error.addProperty(text, of("string"));
        }
        error.setRequired(List.of("message"));
        Schema<Object> envelope = of("object");
        envelope.addProperty("error", error);
        envelope.setRequired(List.of("error"));
        return envelope;
    }

    private static Schema<Object> of(String type) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        return schema;
    }
}
