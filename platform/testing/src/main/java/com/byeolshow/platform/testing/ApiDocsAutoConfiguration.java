package com.byeolshow.platform.testing;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.ProblemRenderer;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.HandlerMethod;
import reactor.core.publisher.Mono;

/** Describes the service's own HTTP interface in tests: our body and caller parameters, open to read. */
@AutoConfiguration(afterName = "com.byeolshow.platform.security.SecurityAutoConfiguration")
class ApiDocsAutoConfiguration {

    private static final List<String> BODY_TYPES =
            List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        SpringDocUtils.getConfig().addAnnotationsToIgnore(ClientBody.class);
    }

    @Bean
    OpenApiContract openApiContract(Environment environment) {
        return new OpenApiContract(environment);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain openApiDocs(ServerHttpSecurity http) {
        return http.securityMatcher(new PathPatternParserServerWebExchangeMatcher("/v3/api-docs/**"))
                .authorizeExchange(routes -> routes.anyExchange().permitAll())
                .build();
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    /** No test has to ask for it: answers of the service are held against its description. */
    @Bean
    WebTestClientBuilderCustomizer answersAsDescribed(OpenApiContract contract) {
        var check = new AnswersAsDescribed(contract::address, contract::json);
        return client -> client.filter(check);
    }

    @Bean
    OpenApiCustomizer apiDocsWhole(
            Environment environment,
            RecordSchemas records,
            ObjectProvider<SecurityWebFilterChain> guards,
            ProblemRenderer renderer) {
        return api -> {
            api.setInfo(new Info()
                    .title("Byeolshow " + environment.getProperty("spring.application.name", "service"))
                    .version("v1"));
            FileBodies.describe(api);
            requireWhatIsWritten(api, records);
            new ApiRefusals(new RouteGuard(guards.orderedStream().toList()), renderer).describe(api);
        };
    }

    /** Answers write their nulls; a request may leave out what it has no value for. */
    private static void requireWhatIsWritten(OpenAPI api, RecordSchemas records) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> asked = new LinkedHashSet<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null
                        && operation.getRequestBody().getContent() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .forEach(content -> reach(content.getSchema(), schemas, asked));
        schemas.forEach((name, schema) -> {
            if (!asked.contains(name) && !records.nullButWritten(name).isEmpty()) {
                var required = new ArrayList<String>(records.nullButWritten(name));
                if (schema.getRequired() != null) {
                    required.addAll(((Schema<?>) schema).getRequired());
                }
                schema.setRequired(required);
            }
        });
    }

    private static void reach(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (reached.add(name)) {
                reach(schemas.get(name), schemas, reached);
            }
        }
        reach(schema.getItems(), schemas, reached);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            reach(values, schemas, reached);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> reach(property, schemas, reached));
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(variant -> reach(variant, schemas, reached));
        }
    }

    @Bean
    GlobalOperationComponentsCustomizer apiDocsBodies() {
        return new GlobalOperationComponentsCustomizer() {
            @Override
            public Operation customize(Operation operation, Components components, HandlerMethod handler) {
                return describe(operation, components, handler);
            }

            @Override
            public Operation customize(Operation operation, HandlerMethod handler) {
                return operation;
            }
        };
    }

    private static Operation describe(Operation operation, Components components, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(ClientBody.class)) {
                operation.setRequestBody(body(parameter, components));
                hide(operation, parameter);
            } else if (isCaller(parameter)) {
                hide(operation, parameter);
                if (parameter.getParameterType() == Optional.class) {
                    operation.addExtension(ApiRefusals.OPTIONAL_CALLER, true);
                }
            }
        }
        MethodIntrospector.selectMethods(handler.getBeanType(), (ReflectionUtils.MethodFilter)
                        method -> method.isAnnotationPresent(ExceptionHandler.class))
                .forEach(method -> operation.addExtension(ApiRefusals.OWN_REFUSAL, answered(method, components)));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ApiDocsAutoConfiguration::explain);
        }
        operation.getResponses().values().forEach(ApiDocsAutoConfiguration::nameJson);
        return operation;
    }

    /** A text that is not {@code JsonText} is written as it is: a page for people. */
    private static ApiRefusals.Own answered(Method handler, Components components) {
        ResolvableType type = ResolvableType.forMethodReturnType(handler);
        while (type.resolve() == Mono.class || type.resolve() == ResponseEntity.class) {
            type = type.getGeneric(0);
        }
        return new ApiRefusals.Own(resolved(type.getType(), components), type.resolve() == String.class);
    }

    private static Schema<?> resolved(Type type, Components components) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components::addSchemas);
        return resolved.schema;
    }

    /** What the platform does with a parameter wherever it is taken. */
    private static void explain(Parameter parameter) {
        if (parameter.getDescription() == null && parameter.getName() != null) {
            parameter.setDescription(
                    switch (parameter.getName()) {
                        case "page" ->
                            "From 1; anything else reads as the first page. A page past the end is an empty list.";
                        case "Idempotency-Key" ->
                            "The same key with the same request is answered as before, without doing it again.";
                        case HttpHeaders.IF_MATCH -> "Entity tag that was read; another one by now is refused.";
                        default -> null;
                    });
        }
    }

    /** Whatever a handler returns without saying a type is written by Jackson. */
    private static void nameJson(ApiResponse response) {
        var content = response.getContent();
        if (content != null && content.containsKey("*/*")) {
            content.addMediaType("application/json", content.remove("*/*"));
        }
    }

    private static RequestBody body(MethodParameter parameter, Components components) {
        Schema<?> schema = resolved(parameter.getGenericParameterType(), components);
        var content = new Content();
        BODY_TYPES.forEach(type -> content.addMediaType(type, new MediaType().schema(schema)));
        return new RequestBody().content(content);
    }

    private static boolean isCaller(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class
                || (parameter.getParameterType() == Optional.class
                        && ResolvableType.forMethodParameter(parameter)
                                        .getGeneric(0)
                                        .resolve()
                                == Caller.class);
    }

    private static void hide(Operation operation, MethodParameter parameter) {
        String name = parameter.getParameter().getName();
        if (operation.getParameters() != null) {
            operation.getParameters().removeIf(described -> name.equals(described.getName()));
            if (operation.getParameters().isEmpty()) {
                operation.setParameters(null);
            }
        }
    }
}
