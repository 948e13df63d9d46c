package com.byeolshow.identity.influencer.web;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.GrantInfluencer;
import com.byeolshow.identity.influencer.Influencer;
import com.byeolshow.identity.influencer.ListInfluencers;
import com.byeolshow.identity.influencer.RevokeInfluencer;
import com.byeolshow.platform.web.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Managers decide who may broadcast. */
@RestController
class InfluencerGrantEndpoints {

    private static final int PAGE_SIZE = 50;

    private final GrantInfluencer grantInfluencer;
    private final RevokeInfluencer revokeInfluencer;
    private final ListInfluencers listInfluencers;

    InfluencerGrantEndpoints(
            GrantInfluencer grantInfluencer, RevokeInfluencer revokeInfluencer, ListInfluencers listInfluencers) {
        this.grantInfluencer = grantInfluencer;
        this.revokeInfluencer = revokeInfluencer;
        this.listInfluencers = listInfluencers;
    }

    @PutMapping("/v1/manager/influencers/{customerId}")
    Mono<GrantedInfluencer> grant(@PathVariable String customerId) {
        return grantInfluencer.run(new CustomerId(customerId)).map(GrantedInfluencer::of);
    }

    @DeleteMapping("/v1/manager/influencers/{customerId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@PathVariable String customerId) {
        return revokeInfluencer.run(new CustomerId(customerId));
    }

    @GetMapping("/v1/manager/influencers")
    Mono<GrantedInfluencers> influencers(@RequestParam(required = false) @Nullable String page) {
        return listInfluencers
                .all(Page.of(page, PAGE_SIZE))
                .map(found -> new GrantedInfluencers(
                        found.stream().map(GrantedInfluencer::of).toList()));
    }

    record GrantedInfluencers(List<GrantedInfluencer> influencers) {}

    record GrantedInfluencer(String id, String alias, boolean active, long followers, Instant createdAt) {

        static GrantedInfluencer of(Influencer.Shown shown) {
            var influencer = shown.influencer();
            return new GrantedInfluencer(
                    influencer.id().value(),
                    shown.alias(),
                    influencer.active(),
                    influencer.followers(),
                    influencer.accountCreatedAt());
        }
    }
}
