package com.byeolshow.platform.web.example;

import com.byeolshow.platform.form.Findings;
import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.body.JsonText;
import com.byeolshow.platform.web.problem.Problem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

@SpringBootApplication(proxyBeanMethods = false)
@RestController
public class ExampleApplication {

    /** As a feature would have it: with everything a problem can say. */
    public record StockShort(int left) implements Problem {
        @Override
        public Summary summary() {
            return new Summary("stock-short", 409, "재고가 부족합니다.", "Not enough stock is left.");
        }

        @Override
        public Wording detail() {
            return Wording.of("남은 수량은 %d개입니다.", "Only %d are left.", left);
        }

        @Override
        public String appCode() {
            return "E42";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("left", left);
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(30);
        }
    }

    /** As a form would have it. */
    record Wrong() implements Problem {
        @Override
        public Summary summary() {
            return new Summary("invalid-fields", 422, "입력값을 확인해 주세요.", "Please check the fields.");
        }

        @Override
        public Map<String, Object> fields() {
            var findings = new Findings();
            findings.text("name", "too long", 3);
            return Map.of("errors", findings.errors());
        }
    }

    public record Thing(
            @Nullable String name,
            @Nullable Integer count,
            @Nullable Long price,
            @Nullable List<String> tags) {}

    @GetMapping("/**")
    Mono<JsonText> fail(
            @RequestParam(defaultValue = "none") String kind, @RequestParam(defaultValue = "0") int number) {
        return switch (kind) {
            case "refused" -> Mono.error(new RefusedException(new StockShort(3)));
            case "login" -> Mono.error(new RefusedException(new RequestProblem.Unauthenticated()));
            case "influencer" -> Mono.error(new RefusedException(new RequestProblem.InfluencersOnly()));
            case "malformed" -> Mono.error(new RefusedException(new RequestProblem.Malformed("field x")));
            case "wrong" -> Mono.error(new RefusedException(new Wrong()));
            case "gone" -> Mono.error(new ResponseStatusException(HttpStatus.GONE));
            case "fault" -> Mono.error(new IllegalStateException("the database password is hunter2"));
            case "slow" -> Mono.error(new TimeoutException());
            default -> Mono.just(new JsonText("구매 가능"));
        };
    }

    @GetMapping("/empty")
    Mono<ResponseEntity<Void>> answerWithoutBody() {
        return Mono.just(ResponseEntity.badRequest().build());
    }

    @RequestMapping(
            path = {"/v1/things", "/user/things", "/cart/things", "/order/things", "/payment/things"},
            method = {RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE})
    Mono<Thing> echo(@ClientBody Thing thing) {
        return Mono.just(thing);
    }
}
