package com.byeolshow.identity.recovery.web;

import com.byeolshow.identity.recovery.FindUserId;
import com.byeolshow.identity.recovery.RequestReset;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.caller.CallerAddress;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the app offers to who cannot log in (ID-05, ID-06). */
@RestController
class RecoveryEndpoints {

    private final FindUserId findUserId;
    private final RequestReset requestReset;
    private final CallerAddress callerAddress;

    RecoveryEndpoints(FindUserId findUserId, RequestReset requestReset, CallerAddress callerAddress) {
        this.findUserId = findUserId;
        this.requestReset = requestReset;
        this.callerAddress = callerAddress;
    }

    @PostMapping("/forgetuser/find_id")
    Mono<Found> findId(ServerHttpRequest request, @ClientBody EmailBody body) {
        return findUserId.run(text(body.email()), callerAddress.of(request)).map(found -> found.map(
                        masked -> new Found(new Id("회원님의 아이디를 찾았습니다.", masked)))
                .orElseGet(() -> new Found(new Id("소셜 로그인으로 가입한 회원입니다. 소셜 로그인을 이용해 주세요.", null))));
    }

    @PostMapping("/forgetuser/get_certificate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Asked> getCertificate(ServerHttpRequest request, @ClientBody PairBody body) {
        return requestReset
                .run(text(body.userId()), text(body.email()), callerAddress.of(request))
                .thenReturn(new Asked(new Message("입력하신 정보와 일치하는 회원이 있으면 비밀번호 재설정 메일을 보내 드립니다.")));
    }

    private static String text(@Nullable String sent) {
        return Objects.requireNonNullElse(sent, "");
    }

    record EmailBody(@Nullable String email) {
        @Override
        public String toString() {
            return "EmailBody";
        }
    }

    record PairBody(@Nullable String userId, @Nullable String email) {
        @Override
        public String toString() {
            return "PairBody";
        }
    }

    record Found(Id success) {}

    /** @param userId left out for who has none */
    record Id(
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String userId) {}

    record Asked(Message success) {}

    record Message(String message) {}
}
