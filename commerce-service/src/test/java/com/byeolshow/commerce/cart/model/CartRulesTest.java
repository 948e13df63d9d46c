package com.byeolshow.commerce.cart.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.commerce.cart.CartItem;
import com.byeolshow.commerce.cart.CartProblem;
import com.byeolshow.commerce.cart.Snapshot;
import com.byeolshow.commerce.cart.model.CartOutcome.Edited;
import com.byeolshow.commerce.cart.model.CartOutcome.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CartRulesTest {

    private static final Instant MAY = Instant.parse("2030-05-01T11:00:00Z");

    private static final List<CartItem> CART =
            List.of(line("A", "red", 2), line("B", "blue", 3), line("C", "green", 5));

    private static CartItem line(String id, String variant, int quantity) {
        return new CartItem(id, "P1", variant, quantity, "standard", MAY, snapshot(variant));
    }

    private static Snapshot snapshot(String variant) {
        return new Snapshot(variant, null, "byeolshow", null, List.of(), 1000, 900, null, null);
    }

    private static Edit quantity(String line, int quantity) {
        return new Edit(line, quantity, null, null);
    }

    private static Edit becomes(String line, String variant, @Nullable Integer quantity) {
        return new Edit(line, quantity, new Edit.Goods("P1", variant, snapshot(variant)), null);
    }

    private static Edited edited(List<CartItem> cart, Edit... edits) {
        assertThat(CartRules.edit(cart, List.of(edits))).isInstanceOf(Edited.class);
        return (Edited) CartRules.edit(cart, List.of(edits));
    }

    @Test
    void quantityIsSet() {
        var done = edited(CART, quantity("A", 7));

        assertThat(done.leaving()).isEmpty();
        assertThat(done.written()).containsExactly(line("A", "red", 7));
        assertThat(done.results()).isEqualTo(done.written());
    }

    @Test
    void newGoodsBringTheirNameAndKeepTheLinesIdAndAge() {
        var done = edited(CART, becomes("A", "black", null));

        assertThat(done.leaving()).containsExactly("A");
        assertThat(done.written()).containsExactly(line("A", "black", 2));
    }

    @Test
    void shippingMethodAloneCanChange() {
        var done = edited(CART, new Edit("A", null, null, "quick"));

        assertThat(done.written()).singleElement().satisfies(line -> {
            assertThat(line.shippingMethod()).isEqualTo("quick");
            assertThat(line.quantity()).isEqualTo(2);
        });
    }

    @Test
    void nothingToChangeChangesNothing() {
        assertThat(edited(CART, new Edit("A", null, null, null)).written()).containsExactly(CART.getFirst());
    }

    @Test
    void goodsOfAnotherLineMakeOneLineWithAllUnits() {
        var done = edited(CART, becomes("A", "blue", null));

        assertThat(done.leaving()).containsExactlyInAnyOrder("A", "B");
        assertThat(done.written()).containsExactly(line("A", "blue", 5));
    }

    @Test
    void aNamedQuantityIsTheWholeOfIt() {
        assertThat(edited(CART, becomes("A", "blue", 1)).written()).containsExactly(line("A", "blue", 1));
    }

    @Test
    void twoLinesCanSwapTheirGoods() {
        var done = edited(CART, becomes("A", "blue", null), becomes("B", "red", null));

        assertThat(done.leaving()).containsExactlyInAnyOrder("A", "B");
        assertThat(done.written()).containsExactly(line("A", "blue", 2), line("B", "red", 3));
    }

    @Test
    void ofTwoEditedLinesThatMeetTheLaterStays() {
        var done = edited(CART, becomes("B", "black", null), becomes("A", "black", null));

        assertThat(done.leaving()).containsExactlyInAnyOrder("A", "B");
        assertThat(done.written()).containsExactly(line("A", "black", 5));
        assertThat(done.results()).containsExactly(line("A", "black", 5), line("A", "black", 5));
    }

    @Test
    void editsOfOneLineCountAsOneTheLaterWinning() {
        var done = edited(CART, becomes("A", "black", 9), quantity("A", 4));

        assertThat(done.written()).containsExactly(line("A", "black", 4));
        assertThat(done.results()).hasSize(2).containsOnly(line("A", "black", 4));
    }

    @Test
    void onlyLinesOfTheCartCanBeEdited() {
        assertThat(CartRules.edit(CART, List.of(quantity("A", 1), quantity("Z", 1))))
                .isEqualTo(new Refused(new CartProblem.NoSuchItem()));
    }

    @Test
    void togetherTheyMustStillFit() {
        var cart = List.of(line("A", "red", 999), line("B", "blue", 1));

        assertThat(CartRules.edit(cart, List.of(becomes("B", "red", null))))
                .isEqualTo(new Refused(new CartProblem.ImpossibleQuantity()));
        assertThat(edited(cart, becomes("B", "red", 999)).written()).containsExactly(line("B", "red", 999));
    }

    @Test
    void quantitiesHaveBounds() {
        assertThat(List.of(0, -1, 1000, Integer.MAX_VALUE)).noneMatch(CartRules::possible);
        assertThat(List.of(1, 999)).allMatch(CartRules::possible);
    }

    @Property
    void noVariantIsThereTwiceAndNoUnitGetsLostUnasked(
            @ForAll("carts") List<CartItem> cart, @ForAll("wishes") List<Wish> wishes) {
        var edits = wishes.stream()
                .map(wish -> becomes(cart.get(wish.line() % cart.size()).id(), wish.variant(), wish.quantity()))
                .toList();

        var done = edited(cart, edits.toArray(Edit[]::new));

        Map<String, CartItem> after = new HashMap<>();
        cart.stream()
                .filter(line -> !done.leaving().contains(line.id()))
                .forEach(line -> after.put(line.variantId(), line));
        done.written().forEach(line -> after.put(line.variantId(), line));
        List<CartItem> untouched = cart.stream()
                .filter(line -> !done.leaving().contains(line.id())
                        && done.written().stream()
                                .noneMatch(written -> written.id().equals(line.id())))
                .toList();
        var all = new ArrayList<>(untouched);
        all.addAll(done.written());
        assertThat(all).extracting(CartItem::variantId).doesNotHaveDuplicates();
        assertThat(all).extracting(CartItem::id).doesNotHaveDuplicates();
        assertThat(done.results()).hasSameSizeAs(edits).allMatch(done.written()::contains);
        assertThat(done.results().getLast().variantId())
                .isEqualTo(wishes.getLast().variant());
        if (wishes.stream().allMatch(wish -> wish.quantity() == null)) {
            assertThat(all.stream().mapToInt(CartItem::quantity).sum())
                    .isEqualTo(cart.stream().mapToInt(CartItem::quantity).sum());
        }
    }

    record Wish(int line, String variant, @Nullable Integer quantity) {}

    @Provide
    Arbitrary<List<CartItem>> carts() {
        return Arbitraries.integers()
                .between(1, 50)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(quantities -> IntStream.range(0, quantities.size())
                        .mapToObj(i -> line("L" + i, "V" + i, quantities.get(i)))
                        .toList());
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.of("V0", "V1", "V2", "V3", "V4", "V5", "V6"),
                        Arbitraries.integers().between(1, 50).injectNull(0.6))
                .as(Wish::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
