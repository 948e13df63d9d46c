package com.byeolshow.social.notification;

import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.wishlist.Wishes;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells everyone who has a product on their wishlist. */
@Component
class TellWishers {

    /** Wishers per statement. */
    private static final int SLICE = 1_000;

    private final Wishes wishes;
    private final Notifications notifications;

    TellWishers(Wishes wishes, Notifications notifications) {
        this.wishes = wishes;
        this.notifications = notifications;
    }

    Mono<Void> run(Notice.WishCheaper notice) {
        return slice(notice, "").expand(last -> slice(notice, last)).then();
    }

    /** Tells some and says who was the last of them; empty when there are no more. */
    private Mono<String> slice(Notice.WishCheaper notice, String after) {
        return wishes.wishersAfter(notice.productId(), after, SLICE)
                .collectList()
                .filter(wishers -> !wishers.isEmpty())
                .flatMap(wishers -> notifications.add(notice, wishers).thenReturn(wishers.getLast()));
    }
}
