package com.byeolshow.catalog.review.web;

import com.byeolshow.platform.images.store.ImageProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads reviews out of the different requests that clients wrap them in. */
@Component
final class ReviewForms {

    private static final String PAYLOAD = "payload";

    /** Form keys such as {@code payload[title]}, as libraries spell nested objects. */
    private static final Pattern BRACKETED = Pattern.compile("payload\\[([a-z]+)]");

    private static final Pattern IMAGES = Pattern.compile("images(\\[\\d*])?");

    /** The longest review is 20 kB in UTF-8, and may be escaped. */
    private static final int MOST_PAYLOAD_BYTES = 128 * 1024;

    private final JsonMapper json;

    ReviewForms(JsonMapper json) {
        this.json = json;
    }

    /** A review's fields with the files that came with them. */
    record Sent(ReviewForm form, List<FilePart> images) {}

    /** @param form what stands in the request's own fields */
    Mono<Sent> read(ServerWebExchange exchange, ReviewForm form) {
        return exchange.getMultipartData().flatMap(parts -> exchange.getFormData()
                .map(fields -> overlaid(form, typedPayload(form.payload()), bracketed(parts, fields)))
                .flatMap(known -> payloadPart(parts)
                        .map(payload -> overlaid(known, payload, Map.of()))
                        .defaultIfEmpty(known))
                .map(known -> new Sent(known, images(parts))));
    }

    private static Map<String, String> bracketed(
            MultiValueMap<String, Part> parts, MultiValueMap<String, String> fields) {
        var found = new LinkedHashMap<String, String>();
        parts.forEach((name, values) -> {
            var key = BRACKETED.matcher(name);
            if (key.matches() && values.getFirst() instanceof FormFieldPart field) {
                found.put(key.group(1), field.value());
            }
        });
        fields.toSingleValueMap().forEach((name, value) -> {
            var key = BRACKETED.matcher(name);
            if (key.matches()) {
                found.put(key.group(1), value);
            }
        });
        return found;
    }

    private @Nullable ObjectNode typedPayload(@Nullable JsonNode payload) {
        if (payload == null || payload.isNull()) {
            return null;
        }
        return payload.isString() ? parsed(payload.asString()) : object(payload);
    }

    /** A payload with a content type of its own is no form field to the framework. */
    private Mono<ObjectNode> payloadPart(MultiValueMap<String, Part> parts) {
        Part part = parts.getFirst(PAYLOAD);
        return part == null || part instanceof FormFieldPart
                ? Mono.empty()
                : DataBufferUtils.join(part.content(), MOST_PAYLOAD_BYTES)
                        .map(buffer -> {
                            String text = buffer.toString(StandardCharsets.UTF_8);
                            DataBufferUtils.release(buffer);
                            return parsed(text);
                        })
                        .onErrorMap(
                                DataBufferLimitException.class,
                                tooLong -> new RefusedException(new RequestProblem.ByStatus(413)));
    }

    private ObjectNode parsed(String text) {
        try {
            return object(json.readTree(text));
        } catch (JacksonException unreadable) {
            throw malformed();
        }
    }

    private static ObjectNode object(JsonNode payload) {
        if (payload instanceof ObjectNode object) {
            return object;
        }
        throw malformed();
    }

    private ReviewForm overlaid(ReviewForm form, @Nullable ObjectNode payload, Map<String, String> bracketed) {
        if (payload == null && bracketed.isEmpty()) {
            return form;
        }
        ObjectNode all = json.valueToTree(form);
        all.remove(PAYLOAD);
        if (payload != null) {
            all.setAll(payload);
        }
        bracketed.forEach(all::put);
        try {
            return json.treeToValue(all, ReviewForm.class);
        } catch (JacksonException unreadable) {
            throw malformed();
        }
    }

    /** An empty field is how forms send no file. */
    private static List<FilePart> images(MultiValueMap<String, Part> parts) {
        return parts.entrySet().stream()
                .filter(entry -> IMAGES.matcher(entry.getKey()).matches())
                .flatMap(entry -> entry.getValue().stream())
                .filter(part ->
                        !(part instanceof FormFieldPart field && field.value().isBlank()))
                .map(part -> {
                    if (part instanceof FilePart file) {
                        return file;
                    }
                    throw new RefusedException(new ImageProblem.NoFile());
                })
                .toList();
    }

    private static RefusedException malformed() {
        return new RefusedException(new RequestProblem.Malformed("payload is no JSON object of a review"));
    }
}
