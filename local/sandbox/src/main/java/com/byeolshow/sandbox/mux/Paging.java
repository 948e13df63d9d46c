package com.byeolshow.sandbox.mux;

import com.byeolshow.sandbox.input.Fields;
import java.util.List;
import java.util.Objects;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Pages as Mux counts them: from 1, ten entries unless told, never more than a hundred. */
record Paging(int page, int limit) {

    static Paging of(ServerRequest request) {
        var query = Fields.ofQuery(request);
        return new Paging(
                Objects.requireNonNullElse(query.whole("page", 1, 1_000_000), 1L)
                        .intValue(),
                Objects.requireNonNullElse(query.whole("limit", 1, 100), 10L).intValue());
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip((page - 1L) * limit).limit(limit).toList();
    }
}
