package com.byeolshow.social.follow;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.messaging.Outbox;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.follow.model.FollowProblem.TooManyFollows;
import com.byeolshow.social.follow.model.FollowProblem.UnknownInfluencer;
import com.byeolshow.social.projection.Influencers;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Follows an influencer, or ceases to: each call turns the state around, also when two taps arrive at once. */
@Component
public class ToggleFollow {

    /** Influencers one customer can follow. */
    static final int LIMIT = 2_000;

    private final Follows follows;
    private final Influencers influencers;
    private final Customers customers;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ToggleFollow(
            Follows follows,
            Influencers influencers,
            Customers customers,
            Outbox outbox,
            Clock clock,
            TransactionalOperator transaction) {
        this.follows = follows;
        this.influencers = influencers;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Turns the follow around.
     *
     * @return whether the customer follows the influencer now
     */
    public Mono<Boolean> run(String customerId, String influencerId) {
        return customers
                .serialize(customerId)
                .then(Mono.defer(() -> follows.awaitTurn(influencerId)))
                .then(Mono.defer(() -> follows.remove(customerId, influencerId)))
                .flatMap(removed -> removed
                        ? announce(customerId, influencerId, false).thenReturn(false)
                        : follow(customerId, influencerId).thenReturn(true))
                .as(transaction::transactional);
    }

    /** Only a new follow needs a living influencer: leaving one who is gone must always work. */
    private Mono<Void> follow(String customerId, String influencerId) {
        return influencers
                .isActive(influencerId)
                .flatMap(active -> active
                        ? follows.countOf(customerId)
                        : Mono.<Long>error(new RefusedException(new UnknownInfluencer())))
                .flatMap(count -> count < LIMIT
                        ? follows.add(customerId, influencerId, clock.instant())
                        : Mono.error(new RefusedException(new TooManyFollows(LIMIT))))
                .then(Mono.defer(() -> announce(customerId, influencerId, true)));
    }

    private Mono<Void> announce(String customerId, String influencerId, boolean followed) {
        return follows.followersOf(influencerId)
                .map(followers -> new FollowEvent(customerId, influencerId, followers, clock.instant()))
                .flatMap(event -> outbox.append(followed ? event.followed() : event.unfollowed()));
    }

    /** Takes back every follow of a customer, in the caller's transaction, and announces what is left. */
    public Mono<Void> leaveAll(String customerId) {
        return follows.awaitTurns(customerId)
                .thenMany(Flux.defer(() -> follows.leaveAll(customerId)))
                .map(left -> new FollowEvent(customerId, left.influencerId(), left.followers(), clock.instant())
                        .unfollowed())
                .collectList()
                .flatMap(events -> events.isEmpty() ? Mono.empty() : outbox.append(events));
    }

    /** Lets the followers of an influencer go who is gone, in the transaction of {@link #leaveAll}. */
    public Mono<Void> loseAll(String influencerId) {
        return follows.loseAll(influencerId);
    }
}
