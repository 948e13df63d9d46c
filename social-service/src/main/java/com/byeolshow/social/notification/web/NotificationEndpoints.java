package com.byeolshow.social.notification.web;

import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.SeoulTime;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.Notifications.Stored;
import com.byeolshow.social.notification.model.NotificationKind;
import com.byeolshow.social.notification.model.NotificationText;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's notifications, newest first, twenty a page, in the language of {@code Accept-Language}. */
@RestController
class NotificationEndpoints {

    private static final int PAGE_SIZE = 20;

    private final Notifications notifications;

    NotificationEndpoints(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping("/v1/notifications")
    Mono<NotificationPage> list(Caller caller, @RequestParam(required = false) @Nullable String page, Locale locale) {
        Page wanted = Page.of(page, PAGE_SIZE);
        return Mono.zip(
                notifications
                        .of(caller.id(), wanted.offset(), wanted.size())
                        .map(stored -> Notification.of(stored, locale))
                        .collectList(),
                notifications.unreadOf(caller.id()),
                (items, unread) -> new NotificationPage(items, wanted.number(), unread));
    }

    /** One page and how many notifications are unread in all. */
    record NotificationPage(List<Notification> items, int page, long unread) {}

    /** {@code kind} is {@code show-scheduled} or {@code show-started}; {@code message} is for the person. */
    record Notification(
            long id,
            String kind,
            String message,
            long showId,
            String influencerId,
            @Nullable String imageUrl,
            String createdAt,
            boolean read) {

        static Notification of(Stored stored, Locale locale) {
            var kind = NotificationKind.ofSlug(stored.kind());
            return new Notification(
                    stored.id(),
                    stored.kind(),
                    NotificationText.of(kind, stored.influencerName(), stored.showTitle(), stored.startsAt(), locale),
                    stored.showId(),
                    stored.influencerId(),
                    stored.imageUrl(),
                    SeoulTime.iso(stored.createdAt()),
                    stored.readAt() != null);
        }
    }
}
