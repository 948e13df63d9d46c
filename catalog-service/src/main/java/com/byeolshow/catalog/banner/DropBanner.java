package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.Banner;
import com.byeolshow.catalog.banner.model.BannerProblem.NoSuchCatalog;
import com.byeolshow.catalog.banner.model.BannerProblem.VersionConflict;
import com.byeolshow.platform.web.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Takes a banner away; the others keep their order. */
@Component
public record DropBanner(Banners banners, TransactionalOperator tx) {

    /**
     * Refused with {@link NoSuchCatalog} when there is none.
     *
     * @param version if named, only that version is dropped, else {@link VersionConflict}
     */
    public Mono<Void> run(BannerId id, @Nullable Long version) {
        return banners.lockAll()
                .flatMap(all -> Mono.justOrEmpty(
                        all.stream().filter(each -> each.id().equals(id)).findFirst()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchCatalog())))
                .flatMap(current -> drop(current, version))
                .as(tx::transactional);
    }

    private Mono<Void> drop(Banner current, @Nullable Long version) {
        return version == null || version == current.version()
                ? banners.remove(current.id())
                : Mono.error(new RefusedException(new VersionConflict(current.version())));
    }
}
