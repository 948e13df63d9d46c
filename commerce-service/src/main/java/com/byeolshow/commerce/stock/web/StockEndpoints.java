package com.byeolshow.commerce.stock.web;

import com.byeolshow.commerce.stock.ReadStock;
import com.byeolshow.commerce.stock.SetStock;
import com.byeolshow.commerce.stock.StockLevel;
import com.byeolshow.platform.web.body.ClientBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Stock for managers. */
@RestController
@RequestMapping("/v1/manager/stock/{variantId}")
class StockEndpoints {

    private final ReadStock read;
    private final SetStock set;

    StockEndpoints(ReadStock read, SetStock set) {
        this.read = read;
        this.set = set;
    }

    /** How many units may be sold from now on. */
    record SellableQuantity(@Nullable Long quantity) {}

    /** Stock as a manager sees it. */
    record StockJson(String variantId, long available, long reserved, long onHand) {

        static StockJson of(StockLevel level) {
            return new StockJson(level.variantId(), level.available(), level.reserved(), level.onHand());
        }
    }

    @PutMapping
    Mono<StockJson> set(@PathVariable String variantId, @ClientBody SellableQuantity body) {
        return set.run(variantId, body.quantity()).map(StockJson::of);
    }

    @GetMapping
    Mono<StockJson> one(@PathVariable String variantId) {
        return read.one(variantId).map(StockJson::of);
    }
}
