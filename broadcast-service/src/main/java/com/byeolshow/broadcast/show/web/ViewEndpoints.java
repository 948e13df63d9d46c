package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.view.CountView;
import com.byeolshow.broadcast.show.view.Watchers;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** BR-20: somebody looks at a show. GET stays for apps that count with it. */
@RestController
class ViewEndpoints {

    private final CountView countView;
    private final Watchers watchers;

    ViewEndpoints(CountView countView, Watchers watchers) {
        this.countView = countView;
        this.watchers = watchers;
    }

    /** Names a show, by number or by text. */
    record ViewedShow(@JsonProperty("media_id") @Nullable String mediaId) {}

    /** How often the show has been viewed by now. */
    record Viewed(ViewsNow success) {

        record ViewsNow(
                String message,
                @JsonProperty("media_id") long mediaId,
                @JsonProperty("now_view_count") int nowViewCount) {}
    }

    @PostMapping("${byeolshow.broadcast.routes.view}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Viewed> view(Optional<Caller> caller, ServerHttpRequest request, @ClientBody ViewedShow viewed) {
        return count(caller, request, viewed.mediaId());
    }

    @GetMapping("${byeolshow.broadcast.routes.view}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Viewed> viewByGet(
            Optional<Caller> caller,
            ServerHttpRequest request,
            @RequestParam(name = "media_id", required = false) @Nullable String mediaId) {
        return count(caller, request, mediaId);
    }

    private Mono<Viewed> count(Optional<Caller> caller, ServerHttpRequest request, @Nullable String mediaId) {
        var watcher = watchers.of(caller, request.getRemoteAddress(), request.getHeaders());
        return Mono.justOrEmpty(ShowId.of(mediaId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .flatMap(id -> countView
                        .run(id, watcher)
                        .map(views -> new Viewed(new Viewed.ViewsNow("완료", id.value(), views))));
    }
}
