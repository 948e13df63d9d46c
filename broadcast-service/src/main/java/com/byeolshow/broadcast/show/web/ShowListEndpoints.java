package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.BrowseShows;
import com.byeolshow.broadcast.show.BrowseShows.ShowWithProducts;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * BR-03, BR-06, BR-12 and BR-17: what viewers look at. The paths of the last two were never written down, so they are
 * configuration.
 */
@RestController
class ShowListEndpoints {

    private final BrowseShows browse;
    private final MediaForms forms;
    private final ShowSettings settings;

    ShowListEndpoints(BrowseShows browse, MediaForms forms, ShowSettings settings) {
        this.browse = browse;
        this.forms = forms;
        this.settings = settings;
    }

    /** The shows of one influencer. */
    record InfluencerShows(ShowsBegun success) {

        record ShowsBegun(String message, List<Media> data) {}
    }

    /** One show per influencer on air; the app expects shows here in spite of the name. */
    record LiveInfluencers(ShowsOnAir success) {

        record ShowsOnAir(@JsonProperty("Influencer_List") List<Media> influencerList) {}
    }

    /** One show. */
    record OneShow(MediaWithProducts success) {}

    @GetMapping("/influencer/myvod")
    Mono<InfluencerShows> ofInfluencer(
            @RequestParam(name = "influencer_id", required = false) @Nullable String influencerId) {
        if (influencerId == null || influencerId.isBlank()) {
            return Mono.error(new RefusedException(new ShowProblem.NoInfluencerNamed()));
        }
        return browse.of(influencerId)
                .map(forms::media)
                .collectList()
                .map(shows -> new InfluencerShows(new InfluencerShows.ShowsBegun("성공", shows)));
    }

    @GetMapping("/influencer/list/live")
    Mono<LiveInfluencers> liveInfluencers() {
        return browse.live()
                .map(forms::media)
                .collectList()
                .map(shows -> new LiveInfluencers(new LiveInfluencers.ShowsOnAir(shows)));
    }

    @GetMapping("${byeolshow.broadcast.routes.live-shows}")
    Mono<List<Media>> live() {
        return browse.live().map(forms::media).collectList();
    }

    @GetMapping("${byeolshow.broadcast.routes.one-show}")
    Mono<OneShow> one(@RequestParam(name = "media_id", required = false) @Nullable String mediaId) {
        return Mono.justOrEmpty(ShowId.of(mediaId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .flatMap(browse::one)
                .map(found -> new OneShow(withProducts(found)));
    }

    private MediaWithProducts withProducts(ShowWithProducts found) {
        return new MediaWithProducts(
                forms.media(found.show()),
                found.products().stream()
                        .map(product -> ProductCard.of(product, settings.wrappedProducts()))
                        .toList());
    }
}
