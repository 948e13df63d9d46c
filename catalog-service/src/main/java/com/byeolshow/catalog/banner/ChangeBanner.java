package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.BannerDraft;
import com.byeolshow.catalog.banner.model.BannerProblem.NoSuchCatalog;
import com.byeolshow.catalog.banner.model.BannerRules;
import com.byeolshow.catalog.banner.model.BannerShaping.Refused;
import com.byeolshow.catalog.banner.model.BannerShaping.Shaped;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Replaces a banner as a whole; its place stays. */
@Component
public record ChangeBanner(Banners banners, NamedCollections collections, Clock clock, TransactionalOperator tx) {

    /** Refused unless the draft was made from the newest version. */
    public Mono<BannerSheet> run(BannerId id, BannerDraft draft) {
        return banners.lockAll()
                .flatMap(all -> Mono.justOrEmpty(all.stream()
                                .filter(each -> each.id().equals(id))
                                .findFirst())
                        .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchCatalog())))
                        .flatMap(current -> collections.of(draft).flatMap(known -> change(current, draft, all, known))))
                .as(tx::transactional);
    }

    private Mono<BannerSheet> change(Banner current, BannerDraft draft, List<Banner> all, Set<String> known) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (BannerRules.change(current, draft, all, known, now)) {
            case Shaped(var banner) -> banners.replace(banner).thenReturn(BannerSheet.of(banner));
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
