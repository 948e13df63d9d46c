package com.byeolshow.identity.revocation;

import com.byeolshow.platform.security.Standing;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads which tokens of a customer count now. */
@Component
public class ReadStanding {

    private final Standings standings;

    ReadStanding(Standings standings) {
        this.standings = standings;
    }

    /** Never empty. */
    public Mono<Standing> run(String customerId) {
        return standings.of(customerId);
    }
}
