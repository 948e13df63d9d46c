package com.byeolshow.catalog.product.model;

import com.byeolshow.catalog.product.model.ProductDraft.Amount;
import com.byeolshow.catalog.product.model.ProductDraft.Buyable;
import com.byeolshow.catalog.product.model.ProductDraft.Choice;
import com.byeolshow.catalog.product.model.ProductDraft.Pick;
import com.byeolshow.catalog.product.model.ProductDraft.Reduction;
import com.byeolshow.catalog.product.model.ProductDraft.Reference;
import com.byeolshow.catalog.product.model.ProductDraft.Value;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A lip tint in two colours as staff would type it in, and variations on it. */
final class Drafts {

    private @Nullable Long version;
    private @Nullable String name = "별 립틴트";
    private @Nullable String summary = "하루 종일 촉촉하게";
    private @Nullable String description = "설명";
    private @Nullable Boolean available = true;
    private @Nullable String thumbnailUrl = "https://img.example.com/p.jpg";
    private @Nullable Reference brand;
    private @Nullable Reference vendor;
    private List<String> collectionIds = List.of();
    private @Nullable Amount price = new Amount(20_000L);
    private @Nullable Reduction discount;
    private List<Choice> options = List.of(option("색상", "빨강", "분홍"));
    private List<Buyable> variants = List.of(variant(20_000L, pick("색상", "빨강")), variant(21_000L, pick("색상", "분홍")));

    static Drafts lipTint() {
        return new Drafts();
    }

    static Choice option(String name, String... values) {
        return new Choice(
                null,
                name,
                Arrays.stream(values).map(value -> new Value(null, value)).toList());
    }

    static Choice manyVariations(String name, int count) {
        return option(name, IntStream.range(0, count).mapToObj(i -> "값" + i).toArray(String[]::new));
    }

    static Pick pick(String option, String value) {
        return new Pick(option, value);
    }

    static Buyable variant(@Nullable Long original, Pick... picks) {
        return variant(null, original, picks);
    }

    static Buyable variant(@Nullable String id, @Nullable Long original, Pick... picks) {
        return new Buyable(id, new Amount(original), null, List.of(picks));
    }

    static Buyable weighing(@Nullable Long weight, Pick... picks) {
        return new Buyable(null, new Amount(20_000L), weight, List.of(picks));
    }

    Drafts version(@Nullable Long version) {
        this.version = version;
        return this;
    }

    Drafts name(@Nullable String name) {
        this.name = name;
        return this;
    }

    Drafts summary(String summary) {
        this.summary = summary;
        return this;
    }

    Drafts description(String description) {
        this.description = description;
        return this;
    }

    Drafts available(@Nullable Boolean available) {
        this.available = available;
        return this;
    }

    Drafts thumbnail(@Nullable String url) {
        this.thumbnailUrl = url;
        return this;
    }

    Drafts brand(@Nullable String id) {
        this.brand = new Reference(id);
        return this;
    }

    Drafts vendor(@Nullable String id) {
        this.vendor = new Reference(id);
        return this;
    }

    Drafts collections(String... ids) {
        this.collectionIds = List.of(ids);
        return this;
    }

    Drafts price(@Nullable Long original) {
        this.price = new Amount(original);
        return this;
    }

    Drafts discount(@Nullable String type, @Nullable Long value) {
        this.discount = new Reduction(type, value);
        return this;
    }

    Drafts options(Choice... options) {
        this.options = List.of(options);
        return this;
    }

    Drafts variants(Buyable... variants) {
        this.variants = List.of(variants);
        return this;
    }

    ProductDraft draft() {
        return new ProductDraft(
                version,
                name,
                summary,
                description,
                available,
                null,
                thumbnailUrl,
                brand,
                vendor,
                collectionIds,
                price,
                discount,
                options,
                variants);
    }
}
