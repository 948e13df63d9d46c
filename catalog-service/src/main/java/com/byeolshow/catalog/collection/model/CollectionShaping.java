package com.byeolshow.catalog.collection.model;

import com.byeolshow.catalog.collection.ProductCollection;

/** What became of a draft. */
public sealed interface CollectionShaping {

    /**
     * A collection to be stored.
     *
     * @param moved whether it stands elsewhere in the tree than before
     * @param renamed whether it was called otherwise before
     */
    record Shaped(ProductCollection collection, boolean moved, boolean renamed) implements CollectionShaping {}

    record Refused(CollectionProblem problem) implements CollectionShaping {}
}
