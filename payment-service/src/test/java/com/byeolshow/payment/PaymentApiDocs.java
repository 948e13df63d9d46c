package com.byeolshow.payment;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Statuses of this service's description that no type shows: answers that may be either, and refusals that are pages. */
@TestConfiguration(proxyBeanMethods = false)
class PaymentApiDocs {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    OpenApiCustomizer paymentStatuses() {
        return api -> {
            Operation hook = path(api, "/internal/payments/refund").getPost();
            hook.getResponses()
                    .addApiResponse(
                            "202",
                            new ApiResponse()
                                    .description("Under way; goes on by itself")
                                    .content(Objects.requireNonNull(
                                                    hook.getResponses().get("200"))
                                            .getContent()));
            var redirect = path(api, "/payment/redirect");
            asPage(redirect.getGet());
            asPage(redirect.getPost());
        };
    }

    private static PathItem path(OpenAPI api, String path) {
        return Objects.requireNonNull(api.getPaths().get(path), path);
    }

    private static void asPage(Operation operation) {
        var refusal =
                operation.getResponses().computeIfAbsent("400", _ -> new ApiResponse().description("Bad Request"));
        Content content = Objects.requireNonNullElseGet(refusal.getContent(), Content::new);
        // A body that cannot be read is refused before there is anything to show: in the fixed words of the family.
        refusal.setContent(content.addMediaType("application/json", new MediaType().schema(new StringSchema()))
                .addMediaType("text/html", new MediaType().schema(new StringSchema())));
    }
}
