package com.byeolshow.broadcast.sales.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Part of a show's sales, or its change. An order counts once in the total and once in each of its products.
 *
 * @param products by product id
 */
public record Share(Figures total, SortedMap<String, OfProduct> products) {

    public static final Share NOTHING = new Share(Figures.NOTHING, new TreeMap<>());

    /** Of one product, with the name it was sold under. */
    public record OfProduct(String name, Figures figures) {}

    static Share of(SoldLine line, Figures figures) {
        var products = new TreeMap<String, OfProduct>();
        products.put(line.productId(), new OfProduct(line.productName(), figures));
        return new Share(figures, products);
    }

    /** Another line of the same order. */
    Share withLine(Share line) {
        var all = new TreeMap<>(products);
        line.products.forEach((id, one) -> all.merge(
                id, one, (old, more) -> new OfProduct(old.name(), old.figures().withLine(more.figures()))));
        return new Share(total.withLine(line.total), all);
    }

    /** What has to be added to {@code before} to come here; products that do not change are left out. */
    public Share since(Share before) {
        var changed = new TreeMap<String, OfProduct>();
        products.forEach((id, now) -> {
            OfProduct old = before.products.get(id);
            Figures change = old == null ? now.figures() : now.figures().minus(old.figures());
            if (!change.equals(Figures.NOTHING)) {
                changed.put(id, new OfProduct(now.name(), change));
            }
        });
        return new Share(total.minus(before.total), changed);
    }
}
