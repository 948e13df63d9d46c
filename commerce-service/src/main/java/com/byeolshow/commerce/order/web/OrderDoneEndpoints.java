package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.FinishOrder;
import com.byeolshow.platform.web.body.ClientBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets other services finish an order (CO-19); it is not reachable from outside. */
@RestController
class OrderDoneEndpoints {

    private final FinishOrder finish;

    OrderDoneEndpoints(FinishOrder finish) {
        this.finish = finish;
    }

    /** Which order. */
    record DoneBody(@Nullable DoneParams params) {

        String orderId() {
            return Texts.required(params == null ? null : params.orderId(), Texts.LONGEST_ID, "orderId");
        }
    }

    /** The inner form is the original's. */
    record DoneParams(@Nullable String orderId) {}

    /** What the order is now. */
    record DoneAnswer(String orderId, String status, boolean done) {}

    /** The time for refunds is over; saying so again changes nothing. */
    @PostMapping("/internal/orders/done")
    Mono<DoneAnswer> done(@ClientBody DoneBody body) {
        return finish.run(Texts.orderId(body.orderId()))
                .map(sheet -> new DoneAnswer(
                        sheet.id().value(),
                        sheet.order().status(),
                        sheet.order().isDone()));
    }
}
