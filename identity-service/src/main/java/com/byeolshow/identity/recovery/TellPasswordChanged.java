package com.byeolshow.identity.recovery;

import com.byeolshow.platform.web.RandomIds;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has an owner told by mail that their password was changed, so that they notice if it was somebody else. */
@Component
public class TellPasswordChanged {

    private final PasswordNotices notices;
    private final RandomIds ids;
    private final Clock clock;

    TellPasswordChanged(PasswordNotices notices, RandomIds ids, Clock clock) {
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Joins the caller's transaction; the mail leaves after it.
     *
     * @param email where the owner could be reached before the change; null tells nobody
     */
    public Mono<Void> run(@Nullable String email) {
        return email == null
                ? Mono.empty()
                : Mono.defer(
                        () -> notices.add(ids.next(), email, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
