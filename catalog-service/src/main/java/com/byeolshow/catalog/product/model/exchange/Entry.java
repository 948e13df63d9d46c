package com.byeolshow.catalog.product.model.exchange;

import com.byeolshow.catalog.product.model.ProductDraft;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One product as a file has it: a line of JSON, or the rows of a table that share a key. */
public sealed interface Entry {

    /** Where it begins, from 1. */
    int line();

    /** How many lines it takes. */
    int lines();

    /** Different for different products of a file; null when it could not be read. */
    @Nullable
    String key();

    /** What stands there, for the person who has to mend it. */
    String original();

    /**
     * One that could be read.
     *
     * @param externalId the key of whoever keeps the file
     * @param id of a product the catalog already has
     * @param given what the file says at all
     * @param brand by id or name; none clears it, if the file says so
     * @param slugs collections by slug, beside those the draft names by id
     * @param variantLines the lines of the draft's variants in a table; empty otherwise
     */
    record Draft(
            int line,
            int lines,
            String original,
            @Nullable String externalId,
            @Nullable String id,
            Set<Given> given,
            ProductDraft draft,
            @Nullable Named brand,
            @Nullable Named vendor,
            List<String> slugs,
            List<Integer> variantLines)
            implements Entry {

        @Override
        public @Nullable String key() {
            return Entry.key(externalId, id);
        }
    }

    /** One that could not be read. */
    record Unreadable(int line, int lines, @Nullable String key, String original, List<Refusal> refusals)
            implements Entry {}

    /** By its external id, or by its id where that is all there is. */
    static @Nullable String key(@Nullable String externalId, @Nullable String id) {
        if (externalId != null) {
            return "x:" + externalId;
        }
        return id == null ? null : "p:" + id;
    }

    /** A brand or vendor by id or by name. */
    record Named(@Nullable String id, @Nullable String name) {}
}
