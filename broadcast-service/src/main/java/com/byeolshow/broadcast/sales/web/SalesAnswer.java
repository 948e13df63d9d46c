package com.byeolshow.broadcast.sales.web;

import com.byeolshow.broadcast.sales.Sales;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A show's sales on the wire, money in whole won.
 *
 * @param revenue what was paid for the goods, after coupons and without shipping
 * @param refunded what of it went back
 * @param net what is left
 * @param products best first
 * @param updatedAt of the last change; null before the first
 */
record SalesAnswer(
        long orders,
        long units,
        long revenue,
        long refunded,
        long net,
        List<Product> products,
        @Nullable String updatedAt) {

    /** One product's part; an order of two products counts in both. */
    record Product(String productId, String name, long orders, long units, long revenue, long refunded, long net) {

        static Product of(Sales.OfProduct sold) {
            var figures = sold.figures();
            return new Product(
                    sold.productId(),
                    sold.name(),
                    figures.orders(),
                    figures.units(),
                    figures.revenue(),
                    figures.refunded(),
                    figures.net());
        }
    }

    static SalesAnswer of(Sales.OfShow sales) {
        var total = sales.total();
        return new SalesAnswer(
                total.orders(),
                total.units(),
                total.revenue(),
                total.refunded(),
                total.net(),
                sales.products().stream().map(Product::of).toList(),
                SeoulTime.isoOrNull(sales.updatedAt()));
    }
}
