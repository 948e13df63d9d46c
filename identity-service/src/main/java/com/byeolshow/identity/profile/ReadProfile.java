package com.byeolshow.identity.profile;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.influencer.Influencer;
import com.byeolshow.identity.influencer.ReadInfluencer;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what a customer sees of themselves. */
@Component
public class ReadProfile {

    private final ReadAccount readAccount;
    private final ReadInfluencer readInfluencer;

    ReadProfile(ReadAccount readAccount, ReadInfluencer readInfluencer) {
        this.readAccount = readAccount;
        this.readInfluencer = readInfluencer;
    }

    /** An account and, while the grant stands, its life as an influencer. */
    public record Profile(Account account, Optional<Influencer> influencer) {}

    /** Empty when there is no such account. */
    public Mono<Profile> run(CustomerId id) {
        return Mono.zip(
                readAccount.run(id),
                readInfluencer.run(id).map(Optional::of).defaultIfEmpty(Optional.empty()),
                Profile::new);
    }
}
