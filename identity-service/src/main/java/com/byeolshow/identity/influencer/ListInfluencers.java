package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.NameAccounts;
import com.byeolshow.identity.influencer.model.ListOrder;
import com.byeolshow.platform.web.Page;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists influencers page by page. */
@Component
public class ListInfluencers {

    private final Influencers influencers;
    private final NameAccounts nameAccounts;

    ListInfluencers(Influencers influencers, NameAccounts nameAccounts) {
        this.influencers = influencers;
        this.nameAccounts = nameAccounts;
    }

    /** Those whose grant stands, for the app. */
    public Mono<List<Influencer.Named>> active(ListOrder order, Page page) {
        return named(influencers.active(order, page));
    }

    /** All who ever were influencers, for managers. */
    public Mono<List<Influencer.Named>> all(Page page) {
        return named(influencers.all(page));
    }

    private Mono<List<Influencer.Named>> named(Flux<Influencer> found) {
        return found.collectList().flatMap(page -> nameAccounts
                .run(page.stream().map(Influencer::id).toList())
                .map(names -> page.stream()
                        .map(influencer -> new Influencer.Named(influencer, names.getOrDefault(influencer.id(), "")))
                        .toList()));
    }
}
