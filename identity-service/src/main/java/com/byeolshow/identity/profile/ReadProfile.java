package com.byeolshow.identity.profile;

import com.byeolshow.identity.account.Account;
import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.account.ReadAccount;
import com.byeolshow.identity.image.Pictures;
import com.byeolshow.identity.image.ReadPictures;
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
    private final ReadPictures readPictures;

    ReadProfile(ReadAccount readAccount, ReadInfluencer readInfluencer, ReadPictures readPictures) {
        this.readAccount = readAccount;
        this.readInfluencer = readInfluencer;
        this.readPictures = readPictures;
    }

    /** An account with its pictures and, while the grant stands, its life as an influencer. */
    public record Profile(Account account, Optional<Influencer> influencer, Pictures pictures) {}

    /** Empty when there is no such account. */
    public Mono<Profile> run(CustomerId id) {
        return Mono.zip(
                        readAccount.run(id),
                        readInfluencer.run(id).map(Optional::of).defaultIfEmpty(Optional.empty()),
                        readPictures.of(id))
                .map(read -> new Profile(read.getT1(), read.getT2(), read.getT3()));
    }
}
