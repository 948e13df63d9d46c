package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.NameAccounts;
import com.byeolshow.identity.image.Pictures;
import com.byeolshow.identity.image.ReadPictures;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds what others see of influencers and is kept elsewhere: names and pictures, a whole page with two reads. */
@Component
class ShowInfluencers {

    private final NameAccounts nameAccounts;
    private final ReadPictures readPictures;

    ShowInfluencers(NameAccounts nameAccounts, ReadPictures readPictures) {
        this.nameAccounts = nameAccounts;
        this.readPictures = readPictures;
    }

    Mono<Influencer.Shown> one(Influencer influencer) {
        return all(List.of(influencer)).map(List::getFirst);
    }

    Mono<List<Influencer.Shown>> all(List<Influencer> influencers) {
        var ids = influencers.stream().map(Influencer::id).toList();
        return nameAccounts.run(ids).zipWhen(_ -> readPictures.of(ids), (names, pictures) -> influencers.stream()
                .map(influencer -> new Influencer.Shown(
                        influencer,
                        names.getOrDefault(influencer.id(), ""),
                        pictures.getOrDefault(influencer.id(), Pictures.NONE)))
                .toList());
    }
}
