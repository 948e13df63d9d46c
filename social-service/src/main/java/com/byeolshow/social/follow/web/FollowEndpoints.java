package com.byeolshow.social.follow.web;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.byeolshow.social.follow.Follows;
import com.byeolshow.social.follow.ToggleFollow;
import com.byeolshow.social.like.ToggleLike;
import com.fasterxml.jackson.annotation.JsonAlias;
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

/**
 * SO-01 and SO-02: the influencers I follow, and the toggle. What asks for SO-04 here, as one reading of the documents has
 * it, gets that.
 */
@RestController
@RequestMapping("/user/influencer/like")
class FollowEndpoints {

    private final ToggleFollow toggleFollow;
    private final ToggleLike toggleLike;
    private final Follows follows;

    FollowEndpoints(ToggleFollow toggleFollow, ToggleLike toggleLike, Follows follows) {
        this.toggleFollow = toggleFollow;
        this.toggleLike = toggleLike;
        this.follows = follows;
    }

    @GetMapping
    Mono<Followed> followed(Caller caller) {
        return follows.of(caller.id())
                .map(influencer -> new InfluencerCard(
                        influencer.id(),
                        influencer.alias(),
                        influencer.avatarUrl(),
                        influencer.country(),
                        new Name(influencer.alias(), "", influencer.alias()),
                        new Meta(influencer.followers())))
                .collectList()
                .map(cards -> new Followed(new FollowedList(cards)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Toggled> toggle(Caller caller, @ClientBody ToggleRequest request) {
        String influencerId = request.influencerId();
        String vodId = request.vodId();
        if (influencerId != null && !influencerId.isBlank()) {
            return toggleFollow
                    .run(caller.id(), influencerId)
                    .map(follows -> new Toggled(follows ? new Toggle("팔로잉", "1") : new Toggle("팔로잉 취소", "0")));
        }
        if (vodId != null && !vodId.isBlank()) {
            return toggleLike
                    .run(caller.id(), vodId)
                    .map(likes -> new Toggled(likes ? new Toggle("좋아요", "1") : new Toggle("좋아요 취소", "0")));
        }
        return Mono.error(new RefusedException(new RequestProblem.Malformed("InfluencerId is missing")));
    }

    /** An influencer to follow; only where there is none, a show to like. */
    record ToggleRequest(
            @JsonProperty("InfluencerId") @JsonAlias("influencer_id") @Nullable
            String influencerId,

            @JsonProperty("vod_id") @Nullable String vodId) {}

    record Toggled(Toggle success) {}

    /** {@code status} is "1" for following and "0" for not. */
    record Toggle(String message, String status) {}

    record Followed(FollowedList success) {}

    record FollowedList(@JsonProperty("Influencer_List") List<InfluencerCard> influencers) {}

    record InfluencerCard(
            @JsonProperty("_id") String id,
            String alias,
            @Nullable String avatar,
            @Nullable String country,
            Name name,
            Meta meta) {}

    /** Only the alias: a legal name is nobody's business here. */
    record Name(String first, String last, String full) {}

    record Meta(@JsonProperty("Follower") long followers) {}
}
