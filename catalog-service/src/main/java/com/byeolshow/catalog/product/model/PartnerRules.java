package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.form.Findings;
import org.jspecify.annotations.Nullable;

/** How a brand or vendor may be called. */
public final class PartnerRules {

    static final int LONGEST_NAME = 100;

    private PartnerRules() {}

    /** What became of a name. */
    public sealed interface Naming {

        record Named(String name) implements Naming {}

        record Refused(ProductProblem problem) implements Naming {}
    }

    public static Naming read(@Nullable String name) {
        var findings = new Findings();
        String read = findings.text("name", name, LONGEST_NAME);
        return findings.any()
                ? new Naming.Refused(new ProductProblem.InvalidFields(findings.errors()))
                : new Naming.Named(read);
    }
}
