package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.model.Option.Variation;
import com.byeolshow.platform.form.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which options a product may have, and which of them keep their ids when it changes. */
final class OptionRules {

    static final int MOST_OPTIONS = 5;
    static final int MOST_VARIATIONS = 50;
    static final int LONGEST_WORD = 50;

    private OptionRules() {}

    static List<Option> read(
            List<ProductDraft.Choice> drafts, List<Option> known, Supplier<String> fresh, Findings findings) {
        if (drafts.size() > MOST_OPTIONS) {
            findings.add("options", "옵션은 %d개까지 만들 수 있습니다.", "A product has at most %d options.", MOST_OPTIONS);
            return List.of();
        }
        Map<String, Option> byId = new HashMap<>();
        known.forEach(option -> byId.put(option.id(), option));
        var names = new HashSet<String>();
        var ids = new HashSet<String>();
        var options = new ArrayList<Option>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            String field = "options[%d]".formatted(i);
            String name = findings.text(field + ".name", draft.name(), LONGEST_WORD);
            if (!names.add(name)) {
                findings.add(field + ".name", "같은 이름의 옵션이 있습니다.", "Another option has this name.");
            }
            String id = keptOrFresh(field + ".id", draft.id(), byId.keySet(), ids, fresh, findings);
            var before = byId.get(id);
            options.add(new Option(
                    id,
                    name,
                    variations(
                            field,
                            draft.variations(),
                            before == null ? List.of() : before.variations(),
                            fresh,
                            findings)));
        }
        return options;
    }

    private static List<Variation> variations(
            String option,
            List<ProductDraft.Value> drafts,
            List<Variation> known,
            Supplier<String> fresh,
            Findings findings) {
        if (drafts.isEmpty() || drafts.size() > MOST_VARIATIONS) {
            findings.add(option + ".variations", "1개 이상 %d개 이하여야 합니다.", "Give 1 to %d.", MOST_VARIATIONS);
            return List.of();
        }
        Set<String> knownIds = known.stream().map(Variation::id).collect(Collectors.toSet());
        var values = new HashSet<String>();
        var ids = new HashSet<String>();
        var variations = new ArrayList<Variation>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            String field = "%s.variations[%d]".formatted(option, i);
            String value = findings.text(field + ".value", draft.value(), LONGEST_WORD);
            if (!values.add(value)) {
                findings.add(field + ".value", "같은 값이 있습니다.", "This value is there already.");
            }
            variations.add(
                    new Variation(keptOrFresh(field + ".id", draft.id(), knownIds, ids, fresh, findings), value));
        }
        return variations;
    }

    /** A given id must be one that this product already has, and may be given once; without one a fresh id is taken. */
    static String keptOrFresh(
            String field,
            @Nullable String given,
            Set<String> known,
            Set<String> taken,
            Supplier<String> fresh,
            Findings findings) {
        if (given == null) {
            return fresh.get();
        }
        if (!known.contains(given)) {
            findings.add(field, "이 상품에 없는 ID입니다.", "This product has no such ID.");
        } else if (!taken.add(given)) {
            findings.add(field, "같은 ID가 두 번 있습니다.", "The same ID is there twice.");
        }
        return given;
    }
}
