package com.byeolshow.catalog.banner;

import com.byeolshow.catalog.banner.model.BannerProblem.NoSuchCatalog;
import com.byeolshow.catalog.banner.model.BannerRules;
import com.byeolshow.catalog.show.ReadRecordings;
import com.byeolshow.catalog.show.Recording;
import com.byeolshow.platform.web.problem.RefusedException;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows banners to customers and to staff. */
@Component
public final class ReadBanners {

    /** Recordings behind one banner. */
    private static final int MOST_RECORDINGS = 10;

    private final Banners banners;
    private final ReadRecordings recordings;
    private final Clock clock;

    ReadBanners(Banners banners, ReadRecordings recordings, Clock clock) {
        this.banners = banners;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** The first seven of those that show now, in their order. */
    public Mono<List<BannerSheet>> shown() {
        return Mono.defer(() -> banners.shown(clock.instant(), BannerRules.MOST_SHOWN))
                .map(shown -> shown.stream().map(BannerSheet::of).toList());
    }

    /** All of them in their order, 100 at most. */
    public Mono<List<BannerSheet>> sheets() {
        return banners.all().map(all -> all.stream().map(BannerSheet::of).toList());
    }

    public Mono<BannerSheet> sheet(BannerId id) {
        return banners.find(id)
                .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchCatalog())))
                .map(BannerSheet::of);
    }

    /** At most ten recordings, others each time, of shows with products of the banner's categories or below them. */
    public Mono<List<Recording>> recordings(BannerId id) {
        return sheet(id).flatMap(banner -> recordings.anyOf(banner.collectionIds(), MOST_RECORDINGS));
    }
}
