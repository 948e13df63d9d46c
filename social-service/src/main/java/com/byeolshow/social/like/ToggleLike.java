package com.byeolshow.social.like;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.like.LikeProblem.TooManyLikes;
import com.byeolshow.social.like.LikeProblem.UnknownShow;
import com.byeolshow.social.projection.Shows;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Likes a show, or ceases to: each call turns the state around, also when two taps arrive at once. */
@Component
public class ToggleLike {

    /** Shows one customer can like; the app reads the whole list at once. */
    static final int LIMIT = 1_000;

    private final Likes likes;
    private final Shows shows;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ToggleLike(
            Likes likes,
            Shows shows,
            Customers customers,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction) {
        this.likes = likes;
        this.shows = shows;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Turns the like around.
     *
     * @param vodId as the app sends it; anything that is no number is no show
     * @return whether the customer likes the show now
     */
    public Mono<Boolean> run(String customerId, String vodId) {
        if (!vodId.matches("[0-9]{1,18}")) {
            return Mono.error(new RefusedException(new UnknownShow()));
        }
        long showId = Long.parseLong(vodId);
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> likes.awaitTurn(showId)))
                .then(Mono.defer(() -> likes.remove(customerId, showId)))
                .flatMap(removed -> removed
                        ? announce(customerId, showId, false).thenReturn(false)
                        : like(customerId, showId).thenReturn(true))
                .as(transaction::transactional);
    }

    /** Only a new like needs the show to be there. */
    private Mono<Void> like(String customerId, long showId) {
        return shows.exists(showId)
                .flatMap(exists ->
                        exists ? likes.countOf(customerId) : Mono.<Long>error(new RefusedException(new UnknownShow())))
                .flatMap(count -> count < LIMIT
                        ? likes.add(customerId, showId, clock.instant())
                        : Mono.error(new RefusedException(new TooManyLikes(LIMIT))))
                .then(Mono.defer(() -> announce(customerId, showId, true)));
    }

    private Mono<Void> announce(String customerId, long showId, boolean liked) {
        return likes.likesOf(showId)
                .map(count -> new LikeEvent(customerId, showId, count, clock.instant()))
                .flatMap(event -> outbox.append(liked ? event.liked() : event.unliked()));
    }

    /** Takes back every like of a customer, in the caller's transaction, and says so. */
    public Mono<Void> leaveAll(String customerId) {
        return likes.awaitTurns(customerId)
                .thenMany(Flux.defer(() -> likes.leaveAll(customerId)))
                .map(left -> new LikeEvent(customerId, left.showId(), left.likes(), clock.instant()).unliked())
                .collectList()
                .flatMap(events -> events.isEmpty() ? Mono.empty() : outbox.append(events));
    }
}
