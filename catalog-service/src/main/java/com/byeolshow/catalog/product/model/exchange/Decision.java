package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.catalog.product.ProductId;
import com.byeolshow.catalog.product.model.Product;
import java.util.List;
import java.util.Optional;

/** What an import does with an entry. */
public sealed interface Decision {

    /** A new product, known by its external id from now on. */
    record Create(Product product, String externalId) implements Decision {}

    /**
     * A product that becomes another.
     *
     * @param externalId its key, if it had none
     */
    record Change(Product product, Optional<String> externalId) implements Decision {}

    /** A product that stays as it is and gets a key. */
    record Rekey(ProductId id, String externalId) implements Decision {}

    /** A product that already is what the entry says. */
    record Keep() implements Decision {}

    record Refuse(List<Refusal> refusals) implements Decision {}
}
