package com.byeolshow.social.like.web;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.byeolshow.social.like.Likes;
import com.byeolshow.social.like.ToggleLike;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** SO-03 and SO-04: the shows I like, and the toggle. */
@RestController
@RequestMapping("/user/myvod")
class LikeEndpoints {

    private final ToggleLike toggleLike;
    private final Likes likes;

    LikeEndpoints(ToggleLike toggleLike, Likes likes) {
        this.toggleLike = toggleLike;
        this.likes = likes;
    }

    @GetMapping
    Mono<Liked> liked(Caller caller) {
        return likes.of(caller.id()).map(Media::of).collectList().map(shows -> new Liked(new LikedList(shows)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<LikeToggled> toggle(Caller caller, @ClientBody LikeRequest request) {
        String vodId = request.vodId();
        if (vodId == null || vodId.isBlank()) {
            return Mono.error(new RefusedException(new RequestProblem.Malformed("vod_id is missing")));
        }
        return toggleLike
                .run(caller.id(), vodId)
                .map(likes -> new LikeToggled(likes ? new LikeToggle("좋아요", "1") : new LikeToggle("좋아요 취소", "0")));
    }

    record LikeRequest(@JsonProperty("vod_id") @Nullable String vodId) {}

    record LikeToggled(LikeToggle success) {}

    /** {@code status} is "1" for liking and "0" for not. */
    record LikeToggle(String message, String status) {}

    record Liked(LikedList success) {}

    record LikedList(@JsonProperty("my_vod") List<Media> shows) {}
}
