package com.byeolshow.platform.testing;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.web.method.HandlerMethod;

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
    OpenApiCustomizer apiDocsName(Environment environment) {
        return api -> api.setInfo(new Info()
                .title("Byeolshow " + environment.getProperty("spring.application.name", "service"))
                .version("v1"));
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
            }
        }
        return operation;
    }

    private static RequestBody body(MethodParameter parameter, Components components) {
        var resolved = ModelConverters.getInstance()
                .resolveAsResolvedSchema(new AnnotatedType(parameter.getGenericParameterType()).resolveAsRef(true));
        resolved.referencedSchemas.forEach(components::addSchemas);
        var content = new Content();
        BODY_TYPES.forEach(type -> content.addMediaType(type, new MediaType().schema(resolved.schema)));
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
