package com.byeolshow.broadcast.show.pin.web;

import com.byeolshow.broadcast.show.PinnedProduct;
import com.byeolshow.broadcast.show.pin.PinProduct;
import com.byeolshow.broadcast.show.pin.UnpinProduct;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a host holds up during a live show. */
@RestController
@RequestMapping("/v1/shows/{id}/pin")
class PinEndpoints {

    private final PinProduct pinProduct;
    private final UnpinProduct unpinProduct;

    PinEndpoints(PinProduct pinProduct, UnpinProduct unpinProduct) {
        this.pinProduct = pinProduct;
        this.unpinProduct = unpinProduct;
    }

    /** Names a product the show lists. */
    record PinRequest(@Nullable String productId) {}

    /** The product as viewers see it, money in whole won. */
    record Pin(String productId, String name, @Nullable String thumbnail, Price price) {

        record Price(long original, long sale) {}

        static Pin of(PinnedProduct product) {
            return new Pin(
                    product.id(), product.name(), product.thumbnail(), new Price(product.original(), product.sale()));
        }
    }

    @PutMapping
    Mono<Pin> pin(Caller caller, @PathVariable String id, @ClientBody PinRequest request) {
        String product = request.productId();
        return product == null || product.isBlank()
                ? Mono.error(new RefusedException(new RequestProblem.Malformed("productId is missing")))
                : pinProduct.run(caller, id, product).map(Pin::of);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unpin(Caller caller, @PathVariable String id) {
        return unpinProduct.run(caller, id);
    }
}
