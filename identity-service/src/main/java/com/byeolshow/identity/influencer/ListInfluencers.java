package com.byeolshow.identity.influencer;

import com.byeolshow.identity.influencer.model.ListOrder;
import com.byeolshow.platform.web.Page;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists influencers page by page. */
@Component
public class ListInfluencers {

    private final Influencers influencers;
    private final ShowInfluencers showInfluencers;

    ListInfluencers(Influencers influencers, ShowInfluencers showInfluencers) {
        this.influencers = influencers;
        this.showInfluencers = showInfluencers;
    }

    /** Those whose grant stands, for the app. */
    public Mono<List<Influencer.Shown>> active(ListOrder order, Page page) {
        return influencers.active(order, page).collectList().flatMap(showInfluencers::all);
    }

    /** All who ever were influencers, for managers. */
    public Mono<List<Influencer.Shown>> all(Page page) {
        return influencers.all(page).collectList().flatMap(showInfluencers::all);
    }
}
