package com.byeolshow.broadcast.sales.model;

import com.byeolshow.broadcast.sales.model.OrderFact.Paid;
import com.byeolshow.broadcast.sales.model.OrderFact.Placed;
import com.byeolshow.broadcast.sales.model.OrderFact.RefundAgreed;
import com.byeolshow.broadcast.sales.model.OrderFact.Refunded;
import com.byeolshow.broadcast.show.ShowId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an order. What it adds to sales follows from this alone, so that it does not matter in which order
 * or how often the facts came.
 *
 * @param shows the show of each product, by the moment the order was placed; null until that is known
 * @param lines empty until it is paid
 * @param refunds by id
 */
public record SaleOrder(@Nullable Map<String, ShowId> shows, List<SoldLine> lines, Map<String, Refund> refunds) {

    /** Nothing is known yet. */
    public static final SaleOrder UNKNOWN = new SaleOrder(null, List.of(), Map.of());

    /**
     * Money that goes back.
     *
     * @param shipping whole won of it that are no goods
     * @param amount whole won; 0 until they went
     * @param full nothing of the order's money is left
     */
    public record Refund(long shipping, long amount, boolean full) {

        long goods() {
            return Math.max(0, amount - shipping);
        }
    }

    public SaleOrder {
        shows = shows == null ? null : Map.copyOf(shows);
        lines = List.copyOf(lines);
        refunds = Map.copyOf(refunds);
    }

    /** The order with one more fact; the first telling of each fact counts. */
    public SaleOrder with(OrderFact fact) {
        return switch (fact) {
            case Placed(var told) -> shows == null ? new SaleOrder(told, lines, refunds) : this;
            case Paid(var told) -> lines.isEmpty() ? new SaleOrder(shows, told, refunds) : this;
            case RefundAgreed(var id, long shipping) -> {
                Refund known = refunds.getOrDefault(id, new Refund(0, 0, false));
                yield with(id, new Refund(shipping, known.amount(), known.full()));
            }
            case Refunded(var id, long amount, boolean full) -> {
                Refund known = refunds.getOrDefault(id, new Refund(0, 0, false));
                yield with(id, new Refund(known.shipping(), amount, full));
            }
        };
    }

    private SaleOrder with(String refundId, Refund refund) {
        var more = new TreeMap<>(refunds);
        more.put(refundId, refund);
        return new SaleOrder(shows, lines, more);
    }

    /** What this order adds to the sales of each show; nothing before it is known when it was placed and that it is paid. */
    public SortedMap<Long, Share> shares() {
        var found = new TreeMap<Long, Share>();
        if (shows == null) {
            return found;
        }
        List<Long> wentBack = refundedOfLines();
        for (int i = 0; i < lines.size(); i++) {
            SoldLine line = lines.get(i);
            ShowId show = shows.get(line.productId());
            if (show != null) {
                var figures = new Figures(1, line.units(), line.won(), wentBack.get(i));
                found.merge(show.value(), Share.of(line, figures), Share::withLine);
            }
        }
        return found;
    }

    /**
     * Spreads the refunded goods over the lines by their price, as the facts tell sums per order only. The parts add up
     * to the whole and none is above its line's price.
     */
    private List<Long> refundedOfLines() {
        long all = lines.stream().mapToLong(SoldLine::won).sum();
        boolean full = refunds.values().stream().anyMatch(Refund::full);
        long goods = refunds.values().stream().mapToLong(Refund::goods).sum();
        long back = full ? all : Math.min(all, goods);
        return Spread.over(back, lines.stream().map(SoldLine::won).toList());
    }
}
