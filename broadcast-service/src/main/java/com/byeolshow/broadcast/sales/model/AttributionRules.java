package com.byeolshow.broadcast.sales.model;

import com.byeolshow.broadcast.show.ShowId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Which show sold what, decided once per order by the moment it was placed. */
public final class AttributionRules {

    /** Of several shows the one that went on air last is the one the buyer most likely watched. */
    private static final Comparator<Airing> LATEST = Comparator.comparing(Airing::liveSince)
            .thenComparing(airing -> airing.show().value());

    private AttributionRules() {}

    /**
     * For each product the show it belongs to: one that was on air and listed it at that moment. Products without such a
     * show are missing.
     */
    public static Map<String, ShowId> showsOf(Instant placedAt, Collection<Airing> airings) {
        var latest = new TreeMap<String, Airing>();
        for (Airing airing : airings) {
            if (airing.covers(placedAt)) {
                latest.merge(airing.productId(), airing, (one, other) -> LATEST.compare(one, other) >= 0 ? one : other);
            }
        }
        var shows = new TreeMap<String, ShowId>();
        latest.forEach((product, airing) -> shows.put(product, airing.show()));
        return shows;
    }
}
