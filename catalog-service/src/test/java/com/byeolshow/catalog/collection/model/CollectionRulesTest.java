package com.byeolshow.catalog.collection.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.collection.CollectionTree;
import com.byeolshow.catalog.collection.ProductCollection;
import com.byeolshow.catalog.collection.model.CollectionProblem.InvalidFields;
import com.byeolshow.catalog.collection.model.CollectionProblem.NoSuchCollection;
import com.byeolshow.catalog.collection.model.CollectionProblem.SlugTaken;
import com.byeolshow.catalog.collection.model.CollectionProblem.TooManyCollections;
import com.byeolshow.catalog.collection.model.CollectionShaping.Refused;
import com.byeolshow.catalog.collection.model.CollectionShaping.Shaped;
import com.byeolshow.platform.form.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class CollectionRulesTest {

    private static final Instant NOW = Instant.parse("2030-05-01T11:00:00Z");

    /** beauty > lips > tint, and food beside it. */
    private static final CollectionTree TREE = new CollectionTree(List.of(
            collection("beauty", null),
            collection("lips", "beauty"),
            collection("tint", "lips"),
            collection("food", null)));

    private static ProductCollection collection(String id, @Nullable String parent) {
        return new ProductCollection(id, "이름 " + id, id, parent, NOW);
    }

    private static CollectionDraft draft(String slug, @Nullable String parent) {
        return new CollectionDraft("이름", slug, parent);
    }

    private static List<String> wrongFields(CollectionShaping shaping) {
        assertThat(shaping).isInstanceOf(Refused.class);
        var problem = ((Refused) shaping).problem();
        assertThat(problem).isInstanceOf(InvalidFields.class);
        return ((InvalidFields) problem)
                .errors().stream().map(FieldError::field).toList();
    }

    @Example
    void newCollectionTakesItsPlace() {
        assertThat(CollectionRules.create("new", new CollectionDraft(" 향수 ", "perfume", "beauty"), TREE, NOW))
                .isEqualTo(new Shaped(new ProductCollection("new", "향수", "perfume", "beauty", NOW), false, false));
    }

    @Example
    void everyWrongFieldIsListed() {
        assertThat(wrongFields(
                        CollectionRules.create("new", new CollectionDraft(" ", "Not A Slug", "nowhere"), TREE, NOW)))
                .containsExactly("name", "slug", "parentId");
        assertThat(wrongFields(CollectionRules.create("new", new CollectionDraft(null, null, null), TREE, NOW)))
                .containsExactly("name", "slug");
        assertThat(wrongFields(CollectionRules.create(
                        "new", new CollectionDraft("가".repeat(101), "a".repeat(61), null), TREE, NOW)))
                .containsExactly("name", "slug");
    }

    @Example
    void slugIsUnique() {
        assertThat(CollectionRules.create("new", draft("lips", null), TREE, NOW))
                .isEqualTo(new Refused(new SlugTaken()));
        assertThat(CollectionRules.change("food", draft("lips", null), TREE)).isEqualTo(new Refused(new SlugTaken()));
        assertThat(CollectionRules.change("lips", draft("lips", "beauty"), TREE))
                .isInstanceOf(Shaped.class);
    }

    @Example
    void collectionCannotBePutUnderItself() {
        assertThat(wrongFields(CollectionRules.change("beauty", draft("beauty", "beauty"), TREE)))
                .containsExactly("parentId");
        assertThat(wrongFields(CollectionRules.change("beauty", draft("beauty", "tint"), TREE)))
                .containsExactly("parentId");
        assertThat(CollectionRules.change("tint", draft("tint", "beauty"), TREE))
                .isEqualTo(new Shaped(new ProductCollection("tint", "이름", "tint", "beauty", NOW), true, true));
    }

    @Example
    void sameNameIsNoNewName() {
        assertThat(CollectionRules.change("lips", new CollectionDraft("이름 lips", "lips-2", "beauty"), TREE))
                .isEqualTo(new Shaped(new ProductCollection("lips", "이름 lips", "lips-2", "beauty", NOW), false, false));
    }

    @Example
    void renamingIsNoMove() {
        assertThat(CollectionRules.change("lips", draft("lips-2", "beauty"), TREE))
                .isEqualTo(new Shaped(new ProductCollection("lips", "이름", "lips-2", "beauty", NOW), false, true));
    }

    @Example
    void unknownCollectionCannotChange() {
        assertThat(CollectionRules.change("nowhere", draft("x", null), TREE))
                .isEqualTo(new Refused(new NoSuchCollection()));
    }

    @Example
    void treeIsBounded() {
        var full = new CollectionTree(IntStream.range(0, 1_000)
                .mapToObj(i -> collection("c" + i, null))
                .toList());

        assertThat(CollectionRules.create("new", draft("new", null), full, NOW))
                .isEqualTo(new Refused(new TooManyCollections(1_000)));
    }

    @Example
    void pathLeadsFromTheTopDown() {
        assertThat(TREE.path("tint")).containsExactly("beauty", "lips", "tint");
        assertThat(TREE.path("nowhere")).isEmpty();
        assertThat(TREE.below("beauty")).containsExactlyInAnyOrder("beauty", "lips", "tint");
        assertThat(TREE.upwards(List.of("tint", "food", "lips"))).containsExactly("beauty", "lips", "tint", "food");
    }

    /** However often collections are moved, every path ends at a top collection and none is lost. */
    @Property
    void movesNeverMakeACycle(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> moved,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> under) {
        var all = new ArrayList<ProductCollection>();
        IntStream.range(0, 10).forEach(i -> all.add(collection("c" + i, null)));
        for (int i = 0; i < Math.min(moved.size(), under.size()); i++) {
            String id = "c" + moved.get(i);
            if (CollectionRules.change(id, draft(id, "c" + under.get(i)), new CollectionTree(all))
                    instanceof Shaped shaped) {
                all.set(moved.get(i), shaped.collection());
            }
        }
        var tree = new CollectionTree(all);
        for (var each : all) {
            var top = tree.find(tree.path(each.id()).getFirst());
            assertThat(top).isNotNull().extracting(ProductCollection::parentId).isNull();
        }
    }
}
