package com.byeolshow.social.notification;

import com.byeolshow.social.follow.Follows;
import com.byeolshow.social.notification.model.Notice;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells everyone who follows an influencer. */
@Component
class TellFollowers {

    /** Followers per statement. */
    private static final int SLICE = 1_000;

    private final Follows follows;
    private final Notifications notifications;

    TellFollowers(Follows follows, Notifications notifications) {
        this.follows = follows;
        this.notifications = notifications;
    }

    Mono<Void> run(Notice.OfShow notice) {
        return slice(notice, "").expand(last -> slice(notice, last)).then();
    }

    /** Tells some and says who was the last of them; empty when there are no more. */
    private Mono<String> slice(Notice.OfShow notice, String after) {
        return follows.followersAfter(notice.influencerId(), after, SLICE)
                .collectList()
                .filter(followers -> !followers.isEmpty())
                .flatMap(followers -> notifications.add(notice, followers).thenReturn(followers.getLast()));
    }
}
