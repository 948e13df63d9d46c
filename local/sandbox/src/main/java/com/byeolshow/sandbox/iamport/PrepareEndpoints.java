package com.byeolshow.sandbox.iamport;

import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.iamport.Registrations.Registration;
import com.byeolshow.sandbox.input.BadInputException;
import com.byeolshow.sandbox.input.Fields;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunctions.Builder;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Registering the amount an order must be paid with. */
@Component
final class PrepareEndpoints {
    private static final int LONGEST_MERCHANT_UID = 40;

    private final Registrations registrations;
    private final Timeline timeline;

    PrepareEndpoints(Registrations registrations, Timeline timeline) {
        this.registrations = registrations;
        this.timeline = timeline;
    }

    void addTo(Builder routes) {
        routes.POST("/payments/prepare", request -> save(request, false))
                .PUT("/payments/prepare", request -> save(request, true))
                .GET("/payments/prepare/{merchant_uid}", this::get);
    }

    private Mono<ServerResponse> save(ServerRequest request, boolean change) {
        return Fields.of(request).flatMap(fields -> {
            var registration = registration(fields);
            timeline.atomically(() -> {
                var known = registrations.find(registration.merchantUid()).isPresent();
                if (change && !known) {
                    throw IamportRefusedException.notFound();
                }
                if (!change && known) {
                    throw IamportRefusedException.ok(1, "이미 등록된 merchant_uid입니다.");
                }
                registrations.save(registration);
                return null;
            });
            return answer(registration);
        });
    }

    private Mono<ServerResponse> get(ServerRequest request) {
        return answer(timeline.atomically(() -> registrations.find(request.pathVariable("merchant_uid")))
                .orElseThrow(IamportRefusedException::notFound));
    }

    private static Registration registration(Fields fields) {
        var merchantUid = fields.requireText("merchant_uid");
        if (merchantUid.length() > LONGEST_MERCHANT_UID) {
            throw new BadInputException("merchant_uid", "may have at most " + LONGEST_MERCHANT_UID + " characters");
        }
        var amount = fields.requireDecimal("amount");
        if (amount.signum() < 0) {
            throw new BadInputException("amount", "must not be negative");
        }
        return new Registration(merchantUid, amount, fields.text("currency", "KRW"));
    }

    private static Mono<ServerResponse> answer(Registration registration) {
        var json = new LinkedHashMap<String, Object>();
        json.put("merchant_uid", registration.merchantUid());
        json.put("amount", IamportJson.number(registration.amount()));
        json.put("currency", registration.currency());
        return ServerResponse.ok().bodyValue(IamportJson.envelope(0, null, json));
    }
}
