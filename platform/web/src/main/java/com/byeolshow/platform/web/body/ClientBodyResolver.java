package com.byeolshow.platform.web.body;

import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link ClientBody} parameters. */
final class ClientBodyResolver implements HandlerMethodArgumentResolver {

    private final JsonMapper json;
    private final int maxBytes;

    ClientBodyResolver(JsonMapper json, int maxBytes) {
        this.json = json;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(ClientBody.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindings, ServerWebExchange exchange) {
        JavaType type =
                json.constructType(ResolvableType.forMethodParameter(parameter).getType());
        MediaType sent = contentType(exchange.getRequest().getHeaders());
        if (MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(sent) && sent != null) {
            return exchange.getFormData().map(form -> convert(firstValues(form), type));
        }
        if (MediaType.MULTIPART_FORM_DATA.isCompatibleWith(sent) && sent != null) {
            return exchange.getMultipartData().map(parts -> {
                var fields = new LinkedHashMap<String, Object>();
                parts.forEach((name, values) -> {
                    if (values.getFirst() instanceof FormFieldPart field) {
                        fields.put(name, field.value());
                    }
                });
                return convert(fields, type);
            });
        }
        return DataBufferUtils.join(exchange.getRequest().getBody(), maxBytes)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .map(bytes -> read(bytes, type))
                .switchIfEmpty(Mono.fromSupplier(() -> convert(Map.of(), type)));
    }

    /** A header nobody can read says as much as none. */
    private static @Nullable MediaType contentType(HttpHeaders headers) {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }

    private static Map<String, Object> firstValues(Map<String, List<String>> form) {
        var fields = new LinkedHashMap<String, Object>();
        form.forEach((name, values) -> fields.put(name, values.isEmpty() ? "" : values.getFirst()));
        return fields;
    }

    private Object read(byte[] body, JavaType type) {
        try {
            Object value = json.readValue(body, type);
            if (value == null) {
                throw new RefusedException(new RequestProblem.Malformed("body is null"));
            }
            return value;
        } catch (JacksonException unreadable) {
            throw new RefusedException(new RequestProblem.Malformed(where(unreadable)));
        }
    }

    private Object convert(Map<String, ?> fields, JavaType type) {
        try {
            return json.convertValue(fields, type);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new RefusedException(new RequestProblem.Malformed("unreadable field"));
        }
    }

    /** Says where reading stopped, never what stood there. */
    private static String where(JacksonException unreadable) {
        var at = unreadable.getLocation();
        return at == null ? "unreadable body" : "unreadable body at line %d".formatted(at.getLineNr());
    }
}
