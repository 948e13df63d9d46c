package com.byeolshow.identity.influencer.web;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.influencer.DescribeInfluencer;
import com.byeolshow.identity.influencer.Influencer;
import com.byeolshow.identity.influencer.ListInfluencers;
import com.byeolshow.identity.influencer.ReadInfluencer;
import com.byeolshow.identity.influencer.model.ListOrder;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Influencers as the app shows them (ID-16, ID-17), and what they say of themselves (ID-15). The records list every field
 * that may leave; nobody has a country of their own, so it is null.
 */
@RestController
class InfluencerEndpoints {

    private static final int PAGE_SIZE = 120;

    private final ReadInfluencer readInfluencer;
    private final ListInfluencers listInfluencers;
    private final DescribeInfluencer describeInfluencer;

    InfluencerEndpoints(
            ReadInfluencer readInfluencer, ListInfluencers listInfluencers, DescribeInfluencer describeInfluencer) {
        this.readInfluencer = readInfluencer;
        this.listInfluencers = listInfluencers;
        this.describeInfluencer = describeInfluencer;
    }

    @PostMapping("/influencer/update")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Updated> update(Caller caller, @ClientBody UpdateBody body) {
        return describeInfluencer
                .run(new CustomerId(caller.id()), body.description(), body.tag())
                .thenReturn(new Updated(new UpdatedText("변경 되었습니다.")));
    }

    @GetMapping("/influencer/info")
    Mono<Info> info(@RequestParam("influencer_id") String influencerId) {
        return readInfluencer
                .presence(new CustomerId(influencerId))
                .map(InfluencerPage::of)
                .map(page -> new Info(new InfoData(page)));
    }

    @GetMapping("/influencer/list/{sort_by}")
    Mono<Listing> list(@PathVariable("sort_by") String sortBy, @RequestParam(required = false) @Nullable String page) {
        return listInfluencers
                .active(ListOrder.of(sortBy), Page.of(page, PAGE_SIZE))
                .map(found -> new Listing(
                        new ListingData(found.stream().map(InfluencerCard::of).toList())));
    }

    record UpdateBody(
            @Nullable String description, @Nullable List<@Nullable String> tag) {}

    record Updated(UpdatedText success) {}

    record UpdatedText(String message) {}

    record Info(InfoData success) {}

    record InfoData(InfluencerPage data) {}

    record Listing(ListingData success) {}

    record ListingData(@JsonProperty("Influencer_List") List<InfluencerCard> influencers) {}

    record InfluencerCard(
            @JsonProperty("_id") String id,
            String alias,
            @Nullable String avatar,
            @Nullable String country,
            @JsonProperty("Follower") long followers,
            String description,
            List<String> tag,
            @JsonProperty("thumbnail_url") @Nullable String thumbnailUrl) {

        static InfluencerCard of(Influencer.Shown shown) {
            var influencer = shown.influencer();
            return new InfluencerCard(
                    influencer.id().value(),
                    shown.alias(),
                    shown.pictures().avatarUrl(),
                    null,
                    influencer.followers(),
                    influencer.description(),
                    influencer.tags(),
                    shown.pictures().backgroundUrl());
        }
    }

    /** @param liveVod the id of the show on air, 0 for none */
    record InfluencerPage(
            @JsonProperty("_id") String id,
            String alias,
            @Nullable String avatar,
            @Nullable String country,
            @JsonProperty("Follower") long followers,
            String description,
            List<String> tag,
            @JsonProperty("thumbnail_url") @Nullable String thumbnailUrl,
            @JsonProperty("live_vod") long liveVod) {

        static InfluencerPage of(ReadInfluencer.Presence presence) {
            var card = InfluencerCard.of(presence.who());
            return new InfluencerPage(
                    card.id(),
                    card.alias(),
                    card.avatar(),
                    card.country(),
                    card.followers(),
                    card.description(),
                    card.tag(),
                    card.thumbnailUrl(),
                    presence.liveShow().orElse(0L));
        }
    }
}
