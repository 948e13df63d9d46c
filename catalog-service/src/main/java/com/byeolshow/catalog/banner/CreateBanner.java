package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.BannerDraft;
import com.byeolshow.catalog.banner.model.BannerRules;
import com.byeolshow.catalog.banner.model.BannerShaping.Refused;
import com.byeolshow.catalog.banner.model.BannerShaping.Shaped;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.idempotency.StoredAnswers;
import com.byeolshow.platform.web.RandomIds;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Adds a banner behind the others. */
@Component
public record CreateBanner(
        Banners banners,
        NamedCollections collections,
        StoredAnswers answers,
        RandomIds ids,
        Clock clock,
        TransactionalOperator tx) {

    public Mono<BannerSheet> run(BannerDraft draft, Optional<IdempotencyKey> key) {
        var work = Mono.defer(() -> banners.lockAll()
                .flatMap(others -> collections.of(draft).flatMap(known -> create(draft, others, known))));
        return answers.once(key, "create-banner", draft, BannerSheet.class, work)
                .as(tx::transactional);
    }

    private Mono<BannerSheet> create(BannerDraft draft, List<Banner> others, Set<String> known) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (BannerRules.create(new BannerId(ids.next()), draft, others, known, now)) {
            case Shaped(var banner) -> banners.insert(banner).thenReturn(BannerSheet.of(banner));
            case Refused(var problem) -> Mono.error(new RefusedException(problem));
        };
    }
}
