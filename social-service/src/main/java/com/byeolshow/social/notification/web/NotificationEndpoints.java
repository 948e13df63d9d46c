package com.byeolshow.social.notification.web;

import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import com.byeolshow.social.notification.NotificationProblem.UnknownNotification;
import com.byeolshow.social.notification.Notifications;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A customer's notifications, newest first, twenty a page, in the language of {@code Accept-Language}. */
@RestController
@RequestMapping("/v1/notifications")
class NotificationEndpoints {

    private static final int PAGE_SIZE = 20;

    /** What a client can have on its screen, generously. */
    private static final int MOST_AT_ONCE = 200;

    private final Notifications notifications;

    NotificationEndpoints(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping
    Mono<NotificationPage> list(
            Caller caller, @RequestParam(required = false) @Nullable String page, ServerHttpRequest request) {
        Language language = Language.preferred(request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE));
        Page wanted = Page.of(page, PAGE_SIZE);
        return Mono.zip(
                notifications
                        .of(caller.id(), wanted.offset(), wanted.size())
                        .map(stored -> Notification.of(stored, language))
                        .collectList(),
                notifications.unreadOf(caller.id()),
                (items, unread) -> new NotificationPage(items, wanted.number(), unread));
    }

    @GetMapping("/unread")
    Mono<Unread> unread(Caller caller) {
        return notifications.unreadOf(caller.id()).map(Unread::new);
    }

    /** Marks one as read; somebody else's does not exist. */
    @PostMapping("/{id}/read")
    Mono<Unread> readOne(Caller caller, @PathVariable String id) {
        return notifications
                .read(caller.id(), List.of(number(id)))
                .flatMap(found ->
                        found > 0 ? unread(caller) : Mono.error(new RefusedException(new UnknownNotification())));
    }

    private static long number(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw new RefusedException(new UnknownNotification());
        }
        return Long.parseLong(id);
    }

    /** Marks several as read: those named, or everything up to one. What is not the caller's is passed over. */
    @PostMapping("/read")
    Mono<Unread> readMany(Caller caller, @ClientBody ReadRequest request) {
        List<Long> ids = request.ids();
        Long upTo = request.upTo();
        if (ids != null && ids.size() > MOST_AT_ONCE) {
            return refused("more than %d ids".formatted(MOST_AT_ONCE));
        }
        if (ids == null && upTo == null) {
            return refused("neither ids nor upTo");
        }
        Mono<?> named = ids == null || ids.isEmpty() ? Mono.empty() : notifications.read(caller.id(), ids);
        Mono<?> before = upTo == null ? Mono.empty() : notifications.readUpTo(caller.id(), upTo);
        return named.then(before).then(Mono.defer(() -> unread(caller)));
    }

    private static Mono<Unread> refused(String reason) {
        return Mono.error(new RefusedException(new RequestProblem.Malformed(reason)));
    }

    /** Marks everything there is at this moment as read. */
    @PostMapping("/read-all")
    Mono<Unread> readAll(Caller caller) {
        return notifications.readUpTo(caller.id(), Long.MAX_VALUE).then(Mono.defer(() -> unread(caller)));
    }

    /** One page and how many notifications are unread in all. */
    record NotificationPage(List<Notification> items, int page, long unread) {}

    /** How many are unread; 1,000 stands for that many or more. */
    record Unread(long unread) {}

    record ReadRequest(@Nullable List<Long> ids, @Nullable Long upTo) {}
}
