package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.BannerProblem.OrderOutdated;
import com.byeolshow.catalog.banner.model.BannerRules;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Puts the banners into another order. */
@Component
public record ArrangeBanners(Banners banners, TransactionalOperator tx) {

    /** Refused with {@link OrderOutdated} unless every banner is named exactly once. */
    public Mono<List<BannerSheet>> run(List<String> order) {
        return banners.lockAll()
                .map(all -> all.stream().map(Banner::id).map(BannerId::value).toList())
                .flatMap(current -> BannerRules.ordersAll(order, current)
                        ? banners.arrange(order)
                        : Mono.<Void>error(new RefusedException(new OrderOutdated(current))))
                .then(Mono.defer(banners::all))
                .map(all -> all.stream().map(BannerSheet::of).toList())
                .as(tx::transactional);
    }
}
