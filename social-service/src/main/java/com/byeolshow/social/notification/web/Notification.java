package com.byeolshow.social.notification.web;

import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.social.notification.Notifications.Stored;
import com.byeolshow.social.notification.model.Notice;
import com.byeolshow.social.notification.model.NotificationText;
import org.jspecify.annotations.Nullable;

/**
 * A notification as a client gets it: {@code message} is for the person, the ids say where it leads and are null where the
 * kind has none.
 */
record Notification(
        long id,
        String kind,
        String message,
        @Nullable Long showId,
        @Nullable String influencerId,
        @Nullable String orderId,
        @Nullable String productId,
        @Nullable String imageUrl,
        String createdAt,
        boolean read) {

    static Notification of(Stored stored, Language language) {
        Notice notice = stored.notice();
        var leads = Leads.of(notice);
        return new Notification(
                stored.id(),
                notice.kind().slug(),
                NotificationText.of(notice, language),
                leads.showId(),
                leads.influencerId(),
                leads.orderId(),
                leads.productId(),
                notice.imageUrl(),
                SeoulTime.iso(stored.createdAt()),
                stored.readAt() != null);
    }

    private record Leads(
            @Nullable Long showId,
            @Nullable String influencerId,
            @Nullable String orderId,
            @Nullable String productId) {

        static Leads of(Notice notice) {
            return switch (notice) {
                case Notice.OfShow show -> new Leads(show.showId(), show.influencerId(), null, null);
                case Notice.OfOrder order -> new Leads(null, null, order.orderId(), null);
                case Notice.WishCheaper wish -> new Leads(null, null, null, wish.productId());
            };
        }
    }
}
