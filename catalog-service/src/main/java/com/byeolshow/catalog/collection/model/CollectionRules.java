package com.byeolshow.catalog.collection.model;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.collection.model.CollectionShaping.Refused;
import com.byeolshow.catalog.collection.model.CollectionShaping.Shaped;
import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.form.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a draft into a collection that keeps the tree a tree. */
public final class CollectionRules {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_SLUG = 60;
    /** The app reads all collections in one reply without pages. */
    static final int MOST = 1_000;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private CollectionRules() {}

    public static CollectionShaping create(String id, CollectionDraft draft, CollectionTree tree, Instant now) {
        if (tree.size() >= MOST) {
            return new Refused(new CollectionProblem.TooManyCollections(MOST));
        }
        return read(id, draft, tree, now, errors(id, draft, tree), null);
    }

    /** Replaces name, slug and place of a collection. */
    public static CollectionShaping change(String id, CollectionDraft draft, CollectionTree tree) {
        var current = tree.find(id);
        if (current == null) {
            return new Refused(new CollectionProblem.NoSuchCollection());
        }
        return read(id, draft, tree, current.createdAt(), errors(id, draft, tree), current);
    }

    private static CollectionShaping read(
            String id,
            CollectionDraft draft,
            CollectionTree tree,
            Instant createdAt,
            List<FieldError> errors,
            @Nullable ProductCollection before) {
        if (!errors.isEmpty()) {
            return new Refused(new CollectionProblem.InvalidFields(errors));
        }
        String slug = stripped(draft.slug());
        var sameSlug = tree.bySlug(slug);
        if (sameSlug != null && !sameSlug.id().equals(id)) {
            return new Refused(new CollectionProblem.SlugTaken());
        }
        var collection = new ProductCollection(id, stripped(draft.name()), slug, draft.parentId(), createdAt);
        boolean moved = before != null && !Objects.equals(before.parentId(), collection.parentId());
        boolean renamed = before != null && !before.name().equals(collection.name());
        return new Shaped(collection, moved, renamed);
    }

    private static List<FieldError> errors(String id, CollectionDraft draft, CollectionTree tree) {
        var findings = new Findings();
        findings.text("name", draft.name(), LONGEST_NAME);
        String slug = stripped(draft.slug());
        if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
            findings.add(
                    "slug",
                    "영문 소문자, 숫자, 하이픈으로 %d자까지 쓸 수 있습니다.",
                    "Use at most %d lower-case letters, digits and hyphens.",
                    LONGEST_SLUG);
        }
        String parentId = draft.parentId();
        if (parentId != null && tree.find(parentId) == null) {
            findings.add("parentId", "존재하지 않는 컬렉션입니다.", "There is no such collection.");
        } else if (parentId != null && tree.wouldCycle(id, parentId)) {
            findings.add(
                    "parentId",
                    "자신이나 하위 컬렉션 아래로 옮길 수 없습니다.",
                    "A collection cannot move below itself or one of its own.");
        }
        return findings.errors();
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
