package com.byeolshow.catalog.product;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.product.model.Product;
import com.byeolshow.catalog.rating.Rating;
import java.util.List;
import java.util.Map;

/**
 * A product with all that customers see of it.
 *
 * @param collections holds at least the product's collections and all above them
 * @param stock units left by variant id; a variant without an entry has none
 * @param rating what its published reviews say
 * @param showIds shows that present it, newest first
 */
public record ShownProduct(
        Product product, CollectionTree collections, Map<String, Integer> stock, Rating rating, List<Long> showIds) {

    /** Whether it has variants and none of them is known to have anything left. */
    public boolean soldOut() {
        return product.soldOut(stock);
    }
}
