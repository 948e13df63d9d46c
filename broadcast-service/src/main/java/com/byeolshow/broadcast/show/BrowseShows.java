package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.ScheduleRules;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShownProduct;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What viewers can look at. Lists end with an empty page. */
@Component
public record BrowseShows(Shows shows, Schedule schedule, ShownProducts products, Clock clock) {

    private static final int MOST_RELATED = 5;

    /** A show together with the goods it presents. */
    public record ShowWithProducts(HostedShow show, List<ShownProduct> products) {}

    /** On air now, earliest planned start first. */
    public Flux<HostedShow> live(Page page) {
        return schedule.live(page);
    }

    /** On air now, most viewed first. */
    public Flux<HostedShow> hot(Page page) {
        return schedule.hot(page);
    }

    /** Reserved from this moment on, earliest first. */
    public Flux<HostedShow> next(Page page) {
        return Flux.defer(() -> schedule.readyFrom(ScheduleRules.nextFrom(clock.instant()), page));
    }

    /** Reserved for tomorrow and later, as days are in Korea, earliest first. */
    public Flux<HostedShow> future(Page page) {
        return Flux.defer(() -> schedule.readyFrom(ScheduleRules.futureFrom(clock.instant()), page));
    }

    /** All that are reserved, earliest first. */
    public Flux<HostedShow> ready(Page page) {
        return schedule.ready(page);
    }

    /** Reserved from today on, of those the customer has an alarm for, earliest first. */
    public Flux<HostedShow> awaitedBy(String customerId, Page page) {
        return Flux.defer(() -> schedule.awaitedBy(customerId, ScheduleRules.awaitedFrom(clock.instant()), page));
    }

    /** On air, ended or recorded shows of an influencer, latest first. */
    public Flux<HostedShow> of(String influencerId, Page page) {
        return schedule.broadcastBy(influencerId, page);
    }

    /** Shows of other products in the same categories, most viewed first; five at most, and others each time. */
    public Flux<HostedShow> relatedTo(String productId) {
        return schedule.relatedTo(productId, MOST_RELATED);
    }

    /** What an influencer has planned, earliest first. */
    public Flux<HostedShow> plannedBy(String influencerId, Page page) {
        return shows.plannedBy(influencerId, page);
    }

    /** The goods of an influencer's completed shows, each once, those of the latest show first. */
    public Mono<List<ShownProduct>> presentedBy(String influencerId) {
        return shows.presentedBy(influencerId).flatMap(products::of);
    }

    /** Shows in any state for staff, the last reserved first; null asks for all. */
    public Mono<List<HostedShow>> search(@Nullable String status, @Nullable String influencerId, Page page) {
        return shows.search(status, influencerId, page);
    }

    /** One show in any state, for clients that read statuses. */
    public Mono<HostedShow> status(ShowId id) {
        return shows.hosted(id).switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.ShowNotFound())));
    }

    /** One show in any state. */
    public Mono<ShowWithProducts> one(ShowId id) {
        return shows.hosted(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .zipWhen(found -> products.of(found.show().program().productIds()), ShowWithProducts::new);
    }
}
