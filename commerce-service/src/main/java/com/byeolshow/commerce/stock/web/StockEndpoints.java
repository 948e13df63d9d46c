package com.byeolshow.commerce.stock.web;

import com.byeolshow.commerce.goods.Offer;
import com.byeolshow.commerce.stock.AdjustStock;
import com.byeolshow.commerce.stock.ReadStock;
import com.byeolshow.commerce.stock.SetStock;
import com.byeolshow.commerce.stock.StockAccount;
import com.byeolshow.commerce.stock.StockLevel;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stock for managers. */
@RestController
@RequestMapping("/v1/manager/stock")
class StockEndpoints {

    private static final int PAGE_SIZE = 50;

    private final ReadStock read;
    private final SetStock set;
    private final AdjustStock adjust;

    StockEndpoints(ReadStock read, SetStock set, AdjustStock adjust) {
        this.read = read;
        this.set = set;
        this.adjust = adjust;
    }

    /** How many units may be sold from now on. */
    record SellableQuantity(@Nullable Long quantity) {}

    /** Stock as a manager sees it. */
    record StockJson(String variantId, long available, long reserved, long onHand) {

        static StockJson of(StockLevel level) {
            return new StockJson(level.variantId(), level.available(), level.reserved(), level.onHand());
        }
    }

    /**
     * Stock with the journal's sums: {@code onHand = set + restocked - sold} and
     * {@code reserved = promised - sold - released}, or {@code balanced} is false and something is wrong.
     */
    record StockAccountJson(
            String variantId,
            long available,
            long reserved,
            long onHand,
            long set,
            long promised,
            long sold,
            long released,
            long restocked,
            boolean balanced) {

        static StockAccountJson of(StockAccount account) {
            StockLevel level = account.level();
            return new StockAccountJson(
                    level.variantId(),
                    level.available(),
                    level.reserved(),
                    level.onHand(),
                    account.set(),
                    account.promised(),
                    account.sold(),
                    account.released(),
                    account.restocked(),
                    account.balanced());
        }
    }

    /** A page of stock, the scarcest first. */
    record StockPage(List<NamedStockJson> stock, int page, boolean hasMore) {}

    /** Stock of one variant; product and name are null for what the catalog does not have. */
    record NamedStockJson(
            String variantId,
            @Nullable String productId,
            @Nullable String productName,
            List<String> types,
            long available,
            long reserved,
            long onHand) {

        static NamedStockJson of(ReadStock.Named named) {
            StockLevel level = named.level();
            Offer offer = named.offer();
            return new NamedStockJson(
                    level.variantId(),
                    offer == null ? null : offer.productId(),
                    offer == null ? null : offer.productName(),
                    offer == null
                            ? List.of()
                            : offer.types().stream()
                                    .map(Offer.VariantType::variationValue)
                                    .toList(),
                    level.available(),
                    level.reserved(),
                    level.onHand());
        }
    }

    @GetMapping
    Mono<StockPage> list(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable String atMost) {
        var wanted = Page.of(page, PAGE_SIZE);
        return read.page(wanted, product, atMost == null ? null : units(atMost))
                .map(found -> new StockPage(
                        found.stream().limit(PAGE_SIZE).map(NamedStockJson::of).toList(),
                        wanted.number(),
                        found.size() > PAGE_SIZE));
    }

    private static long units(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new RefusedException(new RequestProblem.Malformed("parameter atMost"));
        }
        return Long.parseLong(text);
    }

    @PutMapping("/{variantId}")
    Mono<StockJson> set(@PathVariable String variantId, @ClientBody SellableQuantity body) {
        return set.run(variantId, body.quantity()).map(StockJson::of);
    }

    @GetMapping("/{variantId}")
    Mono<StockAccountJson> one(@PathVariable String variantId) {
        return read.account(variantId).map(StockAccountJson::of);
    }

    /** A change relative to what is there, so that nothing sold meanwhile is forgotten, as setting would. */
    @PostMapping("/{variantId}/adjustments")
    Mono<StockJson> adjust(
            Caller caller,
            @PathVariable String variantId,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody AdjustStock.Adjustment body) {
        return adjust.run(variantId, body, IdempotencyKey.of(caller.id(), key)).map(StockJson::of);
    }
}
