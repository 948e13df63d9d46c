package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.broadcast.show.model.ShownProduct;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What viewers can look at. */
@Component
public record BrowseShows(Shows shows, ShownProducts products) {

    /** A show together with the goods it presents. */
    public record ShowWithProducts(HostedShow show, List<ShownProduct> products) {}

    /** On air now, earliest planned start first. */
    public Flux<HostedShow> live() {
        return shows.live();
    }

    /** On air, ended or recorded shows of an influencer, latest first. */
    public Flux<HostedShow> of(String influencerId) {
        return shows.broadcastBy(influencerId);
    }

    /** One show in any state. */
    public Mono<ShowWithProducts> one(ShowId id) {
        return shows.hosted(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .zipWhen(found -> products.of(found.show().program().productIds()), ShowWithProducts::new);
    }
}
