package com.byeolshow.catalog.product.exchange;

import com.byeolshow.catalog.product.model.ProductDraft;
import com.byeolshow.catalog.product.model.exchange.Entry;
import com.byeolshow.catalog.product.model.exchange.Given;
import com.byeolshow.catalog.product.model.exchange.RecordSplitter.Piece;
import com.byeolshow.catalog.product.model.exchange.Refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads lines of JSON as products, with the members the manager's endpoint takes. A brand or vendor may be named instead
 * of given by id, collections may be given by slug.
 */
final class JsonEntries {

    private static final Map<String, Given> MEMBERS = Map.ofEntries(
            Map.entry("name", Given.NAME),
            Map.entry("summary", Given.SUMMARY),
            Map.entry("description", Given.DESCRIPTION),
            Map.entry("available", Given.AVAILABLE),
            Map.entry("shipping", Given.SHIPPING),
            Map.entry("thumbnailUrl", Given.THUMBNAIL_URL),
            Map.entry("brand", Given.BRAND),
            Map.entry("vendor", Given.VENDOR),
            Map.entry("collections", Given.COLLECTIONS),
            Map.entry("collectionIds", Given.COLLECTIONS),
            Map.entry("price", Given.PRICE),
            Map.entry("discount", Given.DISCOUNT),
            Map.entry("options", Given.OPTIONS),
            Map.entry("variants", Given.VARIANTS));

    private final ObjectReader trees;
    private final JsonMapper json;

    JsonEntries(JsonMapper json) {
        this.json = json;
        this.trees = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** What a line has beside a product. */
    private record Extras(
            @Nullable String externalId,
            @Nullable String id,
            @Nullable Naming brand,
            @Nullable Naming vendor,
            @Nullable List<@Nullable String> collections) {}

    private record Naming(@Nullable String id, @Nullable String name) {
        Entry.Named named() {
            return new Entry.Named(id, name);
        }
    }

    List<Entry> read(List<Piece> pieces) {
        return pieces.stream().map(this::entry).toList();
    }

    private Entry entry(Piece piece) {
        String text = new String(piece.bytes(), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            return unreadable(piece, text, Reason.BROKEN_TEXT, "");
        }
        try {
            JsonNode node = trees.readTree(text);
            return node.isObject() ? draft(piece, text, node) : unreadable(piece, text, Reason.MALFORMED_LINE, "");
        } catch (JacksonException unreadable) {
            return unreadable(piece, text, Reason.MALFORMED_LINE, path(unreadable));
        }
    }

    private Entry draft(Piece piece, String text, JsonNode node) {
        var draft = json.treeToValue(node, ProductDraft.class);
        var extras = json.treeToValue(node, Extras.class);
        var slugs = new ArrayList<String>();
        if (extras.collections() != null) {
            for (String slug : extras.collections()) {
                slugs.add(slug == null ? "" : slug.strip());
            }
        }
        return new Entry.Draft(
                piece.line(),
                1,
                text,
                filled(extras.externalId()),
                filled(extras.id()),
                given(node),
                draft,
                extras.brand() == null ? null : extras.brand().named(),
                extras.vendor() == null ? null : extras.vendor().named(),
                slugs,
                List.of());
    }

    private static Set<Given> given(JsonNode node) {
        var given = EnumSet.noneOf(Given.class);
        MEMBERS.forEach((member, what) -> {
            if (node.has(member)) {
                given.add(what);
            }
        });
        if (given.contains(Given.VARIANTS)) {
            given.add(Given.WEIGHTS);
        }
        return given;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static Entry.Unreadable unreadable(Piece piece, String text, Reason reason, String field) {
        return new Entry.Unreadable(piece.line(), 1, null, text, List.of(reason.at(piece.line(), field)));
    }

    private static String path(JacksonException unreadable) {
        var path = new StringBuilder();
        for (Reference reference : unreadable.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
