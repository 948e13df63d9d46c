package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.BrowseShows;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** BR-18: shows of related products. The app shows an error for anything but a list, so there is always one. */
@RestController
class RelatedShowEndpoints {

    private final BrowseShows browse;
    private final MediaForms forms;
    private final JsonMapper json;

    RelatedShowEndpoints(BrowseShows browse, MediaForms forms, JsonMapper json) {
        this.browse = browse;
        this.forms = forms;
        this.json = json;
    }

    /** The product stands in the query; an older app has it in the body. */
    @GetMapping("/media/related")
    Mono<List<Media>> related(
            @RequestParam(name = "product_id", required = false) @Nullable String productId,
            @RequestBody(required = false) @Nullable String body) {
        return Mono.justOrEmpty(product(productId).or(() -> named(body)))
                .flatMapMany(browse::relatedTo)
                .map(forms::media)
                .collectList();
    }

    private static Optional<String> product(@Nullable String id) {
        return Optional.ofNullable(id).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<String> named(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return Optional.empty();
        }
        try {
            return product(json.readTree(body).path("product_id").asString(""));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
