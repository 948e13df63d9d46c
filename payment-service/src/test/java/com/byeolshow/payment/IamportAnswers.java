package com.byeolshow.payment;

import com.byeolshow.payment.IamportStand.Fault;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How the provider answers: its envelope, and what becomes of it when something goes wrong. */
final class IamportAnswers {

    private IamportAnswers() {}

    static ResponseDefinition ok(Object response) {
        return answer(200, 0, null, response).build();
    }

    static ResponseDefinitionBuilder answer(int status, int code, @Nullable String message, @Nullable Object response) {
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        envelope.put("code", code);
        envelope.put("message", message);
        envelope.put("response", response);
        return WireMock.aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(JsonMapper.shared().writeValueAsString(envelope));
    }

    static ResponseDefinition noSuchPayment() {
        return answer(404, -1, "존재하지 않는 결제정보입니다.", null).build();
    }

    /** Whether a change is made although the call seems to fail, or does not fail at all. */
    static boolean commits(@Nullable Fault fault) {
        return switch (fault) {
            case null -> true;
            case HELD, COMMITS_THEN_HANGS, COMMITS_THEN_BREAKS_OFF, COMMITS_THEN_IS_HELD -> true;
            case FAILS_500, CODE_1, TOO_MANY, CODE_MINUS_1, TOO_MANY_FOR_A_SECOND, TRUNCATED, UNREADABLE -> false;
        };
    }

    static ResponseDefinition faulty(@Nullable Fault fault, StandPayment payment) {
        return faulty(fault, answer(200, 0, null, payment.view()));
    }

    static ResponseDefinition faulty(@Nullable Fault fault, ResponseDefinitionBuilder answer) {
        var usual = answer.build();
        return switch (fault) {
            case null -> usual;
            case HELD -> usual;
            case TOO_MANY ->
                answer(429, -1, "too many", null).withHeader("Retry-After", "0").build();
            case TOO_MANY_FOR_A_SECOND ->
                answer(429, -1, "too many", null).withHeader("Retry-After", "1").build();
            case CODE_MINUS_1 -> answer(200, -1, "[F113]거절", null).build();
            case TRUNCATED ->
                WireMock.aResponse()
                        .withHeader("Content-Type", "application/json; charset=utf-8")
                        .withBody("{\"code\":0,\"message\":null,\"respon")
                        .build();
            case FAILS_500 -> answer(500, -1, "PG", null).build();
            case CODE_1 ->
                answer(200, 1, "거절 " + IamportStand.CARD_NUMBER, null).build();
            case UNREADABLE ->
                WireMock.aResponse().withBody("<html>busy</html>").build();
            case COMMITS_THEN_HANGS ->
                ResponseDefinitionBuilder.like(usual).withFixedDelay(9000).build();
            case COMMITS_THEN_BREAKS_OFF, COMMITS_THEN_IS_HELD ->
                WireMock.aResponse()
                        .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
                        .build();
        };
    }
}
