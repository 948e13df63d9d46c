package com.byeolshow.sandbox.social;

import com.byeolshow.sandbox.Provider;
import com.byeolshow.sandbox.clock.Timeline;
import com.byeolshow.sandbox.control.Resettable;
import com.byeolshow.sandbox.ids.SeededIds;
import com.byeolshow.sandbox.social.model.Code;
import com.byeolshow.sandbox.social.model.Code.Verdict;
import com.byeolshow.sandbox.social.model.Grant;
import com.byeolshow.sandbox.social.model.Visitor;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Codes and tokens of all three providers, and who comes next. */
@Component
final class LogIns implements Resettable {
    /** Of each kind; the oldest give way. */
    private static final int MOST = 10_000;

    private final Map<Provider, Map<String, Code>> codes = new EnumMap<>(Provider.class);
    private final Map<Provider, Map<String, Grant>> grants = new EnumMap<>(Provider.class);
    private final Map<Provider, Visitor> next = new EnumMap<>(Provider.class);
    private final Timeline timeline;
    private final SeededIds ids;

    LogIns(Timeline timeline, SeededIds ids) {
        this.timeline = timeline;
        this.ids = ids;
        reset();
    }

    /** Answers the next consent page by itself; null lets it ask again. */
    void expect(Provider provider, @Nullable Visitor visitor) {
        timeline.atomically(() -> visitor == null ? next.remove(provider) : next.put(provider, visitor));
    }

    /** Whoever was said to come next; they come once. */
    Optional<Visitor> expected(Provider provider) {
        return Optional.ofNullable(timeline.atomically(() -> next.remove(provider)));
    }

    Code give(Provider provider, Visitor visitor, String redirectUri, @Nullable String challenge) {
        return timeline.atomically(() -> {
            var code = new Code(
                    ids.letters(provider.slug() + "-code", 32), visitor, redirectUri, challenge, timeline.now(), false);
            keep(of(codes, provider), code.value(), code);
            return code;
        });
    }

    /** Either a verdict that is not {@link Verdict#GOOD}, or what the code was for. */
    record Presented(Verdict verdict, @Nullable Visitor visitor) {}

    Presented present(Provider provider, String value, @Nullable String redirectUri, @Nullable String verifier) {
        return timeline.atomically(() -> {
            var code = of(codes, provider).get(value);
            if (code == null) {
                return new Presented(Verdict.SPENT, null);
            }
            of(codes, provider).put(value, code.nowSpent());
            return new Presented(code.present(redirectUri, verifier, timeline.now()), code.visitor());
        });
    }

    Grant grant(Provider provider, Visitor visitor, Duration life) {
        return timeline.atomically(() -> {
            var grant = Grant.of(
                    visitor,
                    ids.letters(provider.slug() + "-access", 40),
                    ids.letters(provider.slug() + "-refresh", 40),
                    life,
                    timeline.now());
            keep(of(grants, provider), grant.accessToken(), grant);
            return grant;
        });
    }

    /** A new access token for a refresh token that is still good. */
    Optional<Grant> renew(Provider provider, String refreshToken, Duration life) {
        return timeline.atomically(() -> {
            var found = of(grants, provider).values().stream()
                    .filter(grant -> grant.refreshToken().equals(refreshToken) && grant.refreshes(timeline.now()))
                    .findFirst();
            return found.map(grant -> {
                var renewed = grant.renewed(ids.letters(provider.slug() + "-access", 40), life, timeline.now());
                of(grants, provider).remove(grant.accessToken());
                keep(of(grants, provider), renewed.accessToken(), renewed);
                return renewed;
            });
        });
    }

    /** Whom an access token opens; empty when it is unknown, expired or unlinked. */
    Optional<Grant> open(Provider provider, @Nullable String accessToken) {
        return timeline.atomically(() -> Optional.ofNullable(
                        accessToken == null ? null : of(grants, provider).get(accessToken))
                .filter(grant -> grant.opens(timeline.now())));
    }

    /** This token ends, the others of the person live on. */
    void end(Provider provider, Grant grant) {
        timeline.atomically(() -> of(grants, provider).remove(grant.accessToken()));
    }

    /** The person's consent is gone, and all their tokens with it. */
    void unlink(Provider provider, String name) {
        change(provider, grant -> grant.visitor().name().equals(name) ? grant.unlinked() : grant);
    }

    void expireAll(Provider provider) {
        change(provider, grant -> grant.expired(timeline.now()));
    }

    private void change(Provider provider, UnaryOperator<Grant> to) {
        timeline.atomically(() -> {
            of(grants, provider).replaceAll((_, grant) -> to.apply(grant));
            return null;
        });
    }

    @Override
    public void reset() {
        codes.clear();
        grants.clear();
        next.clear();
    }

    private static <T> Map<String, T> of(Map<Provider, Map<String, T>> all, Provider provider) {
        return all.computeIfAbsent(provider, _ -> new LinkedHashMap<>());
    }

    private static <T> void keep(Map<String, T> kept, String key, T value) {
        kept.put(key, value);
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
