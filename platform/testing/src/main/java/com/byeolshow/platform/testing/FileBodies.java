package com.byeolshow.platform.testing;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are streamed: springdoc sees an array of buffers where clients see a file. */
final class FileBodies {

    private static final String BUFFER = "DataBuffer";

    private static final String PART = "PartEvent";

    private FileBodies() {}

    static void describe(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .forEach(operation -> {
                    if (operation.getRequestBody() != null) {
                        describe(operation.getRequestBody().getContent());
                    }
                    if (operation.getResponses() != null) {
                        operation.getResponses().values().forEach(response -> describe(response.getContent()));
                    }
                });
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().keySet().removeAll(Set.of(BUFFER, PART));
        }
    }

    private static void describe(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.values().forEach(media -> {
            if (consistsOf(BUFFER, media.getSchema())) {
                media.setSchema(new StringSchema().format("binary"));
            } else if (consistsOf(PART, media.getSchema())) {
                media.setSchema(new ObjectSchema()
                        .addProperty("file", new StringSchema().format("binary"))
                        .required(List.of("file")));
            }
        });
    }

    private static boolean consistsOf(String name, @Nullable Schema<?> schema) {
        return schema != null
                && schema.getItems() != null
                && ("#/components/schemas/" + name).equals(schema.getItems().get$ref());
    }
}
