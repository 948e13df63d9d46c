package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.BrowseShows;
import com.byeolshow.broadcast.show.BrowseShows.ShowWithProducts;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * BR-03 to BR-06 and BR-12 to BR-17: what people look at. Most of these paths were never written down, so they are
 * configuration. Every list takes a {@code page}, the first one by default.
 */
@RestController
class ShowListEndpoints {

    /** More than a screen shows, so that an app which never pages misses nothing in ordinary times. */
    private static final int PAGE = 100;

    /** The app's front page has room for ten. */
    private static final int NEXT = 10;

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

    /** The goods an influencer has presented. */
    record InfluencerProducts(ProductsPresented success) {

        record ProductsPresented(
                String message,
                @JsonProperty("product_list") List<ProductCard> productList) {}
    }

    /** One show per influencer on air; the app expects shows here in spite of the name. */
    record LiveInfluencers(ShowsOnAir success) {

        record ShowsOnAir(@JsonProperty("Influencer_List") List<Media> influencerList) {}
    }

    /** Shows of tomorrow and later; the app reads them as live ones. */
    record FutureShows(ShowsToCome success) {

        record ShowsToCome(@JsonProperty("live_list") List<Media> liveList) {}
    }

    /** One show. */
    record OneShow(MediaWithProducts success) {}

    @GetMapping("/influencer/myvod")
    Mono<InfluencerShows> ofInfluencer(
            @RequestParam(name = "influencer_id", required = false) @Nullable String influencerId,
            @RequestParam(required = false) @Nullable String page) {
        return named(influencerId)
                .flatMap(id -> media(browse.of(id, Page.of(page, PAGE))))
                .map(shows -> new InfluencerShows(new InfluencerShows.ShowsBegun("성공", shows)));
    }

    @GetMapping("/influencer/myproduct")
    Mono<InfluencerProducts> productsOfInfluencer(
            @RequestParam(name = "influencer_id", required = false) @Nullable String influencerId) {
        return named(influencerId)
                .flatMap(browse::presentedBy)
                // Plain numbers, whatever single broadcasts are set to: the app reads this list like a search.
                .map(products -> products.stream()
                        .map(product -> ProductCard.of(product, false))
                        .toList())
                .map(cards -> new InfluencerProducts(new InfluencerProducts.ProductsPresented("성공", cards)));
    }

    @GetMapping("/influencer/myreadyvod")
    Mono<InfluencerShows> planned(Caller caller, @RequestParam(required = false) @Nullable String page) {
        return media(browse.plannedBy(caller.id(), Page.of(page, PAGE)))
                .map(shows -> new InfluencerShows(new InfluencerShows.ShowsBegun("성공", shows)));
    }

    private static Mono<String> named(@Nullable String influencerId) {
        return influencerId == null || influencerId.isBlank()
                ? Mono.error(new RefusedException(new ShowProblem.NoInfluencerNamed()))
                : Mono.just(influencerId);
    }

    @GetMapping("/influencer/list/live")
    Mono<LiveInfluencers> liveInfluencers(@RequestParam(required = false) @Nullable String page) {
        return media(browse.live(Page.of(page, PAGE)))
                .map(shows -> new LiveInfluencers(new LiveInfluencers.ShowsOnAir(shows)));
    }

    @GetMapping("${byeolshow.broadcast.routes.live-shows}")
    Mono<List<Media>> live(@RequestParam(required = false) @Nullable String page) {
        return media(browse.live(Page.of(page, PAGE)));
    }

    @GetMapping("${byeolshow.broadcast.routes.next-shows}")
    Mono<List<Media>> next(@RequestParam(required = false) @Nullable String page) {
        return media(browse.next(Page.of(page, NEXT)));
    }

    @GetMapping("${byeolshow.broadcast.routes.future-shows}")
    Mono<FutureShows> future(@RequestParam(required = false) @Nullable String page) {
        return media(browse.future(Page.of(page, PAGE)))
                .map(shows -> new FutureShows(new FutureShows.ShowsToCome(shows)));
    }

    @GetMapping("${byeolshow.broadcast.routes.ready-shows}")
    Mono<List<Media>> ready(@RequestParam(required = false) @Nullable String page) {
        return media(browse.ready(Page.of(page, PAGE)));
    }

    @GetMapping("${byeolshow.broadcast.routes.hot-shows}")
    Mono<List<Media>> hot(@RequestParam(required = false) @Nullable String page) {
        return media(browse.hot(Page.of(page, PAGE)));
    }

    @GetMapping("${byeolshow.broadcast.routes.one-show}")
    Mono<OneShow> one(@RequestParam(name = "media_id", required = false) @Nullable String mediaId) {
        return Mono.justOrEmpty(ShowId.of(mediaId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .flatMap(browse::one)
                .map(found -> new OneShow(withProducts(found)));
    }

    private Mono<List<Media>> media(Flux<HostedShow> shows) {
        return shows.map(forms::media).collectList();
    }

    private MediaWithProducts withProducts(ShowWithProducts found) {
        return new MediaWithProducts(
                forms.media(found.show()),
                found.products().stream()
                        .map(product -> ProductCard.of(product, settings.wrappedProducts()))
                        .toList());
    }
}
