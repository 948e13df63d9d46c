package com.byeolshow.social.withdrawal;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.social.follow.ToggleFollow;
import com.byeolshow.social.like.ToggleLike;
import com.byeolshow.social.notification.Notifications;
import com.byeolshow.social.notification.fanout.FanOuts;
import com.byeolshow.social.projection.Alarms;
import com.byeolshow.social.projection.Shows;
import com.byeolshow.social.push.Devices;
import com.byeolshow.social.wishlist.Wishes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Drops everything that is kept about a customer, and whatever comes later is turned away. */
@Component
public class ForgetCustomer {

    private final Customers customers;
    private final ToggleFollow toggleFollow;
    private final ToggleLike toggleLike;
    private final Wishes wishes;
    private final Shows shows;
    private final FanOuts fanOuts;
    private final Notifications notifications;
    private final Devices devices;
    private final Alarms alarms;
    private final TransactionalOperator transaction;

    ForgetCustomer(
            Customers customers,
            ToggleFollow toggleFollow,
            ToggleLike toggleLike,
            Wishes wishes,
            Shows shows,
            FanOuts fanOuts,
            Notifications notifications,
            Devices devices,
            Alarms alarms,
            TransactionalOperator transaction) {
        this.customers = customers;
        this.toggleFollow = toggleFollow;
        this.toggleLike = toggleLike;
        this.wishes = wishes;
        this.shows = shows;
        this.fanOuts = fanOuts;
        this.notifications = notifications;
        this.devices = devices;
        this.alarms = alarms;
        this.transaction = transaction;
    }

    /** Forgetting again finds nothing. The counts of those who were followed or liked are announced anew. */
    public Mono<Void> run(String customerId) {
        return customers
                .forget(customerId)
                .then(Mono.defer(() -> toggleFollow.leaveAll(customerId)))
                .then(Mono.defer(() -> toggleLike.leaveAll(customerId)))
                .then(Mono.defer(() -> wishes.forget(customerId)))
                .then(Mono.defer(() -> devices.forget(customerId)))
                .then(Mono.defer(customers::awaitHolders))
                .then(Mono.defer(() -> alarms.forget(customerId)))
                .then(Mono.defer(() -> notifications.forget(customerId)))
                .then(Mono.defer(() -> forgetHost(customerId)))
                .as(transaction::transactional);
    }

    /** What an influencer leaves with others. */
    private Mono<Void> forgetHost(String influencerId) {
        return fanOuts.forgetHost(influencerId)
                .then(Mono.defer(() -> notifications.forgetHost(influencerId)))
                .then(Mono.defer(() -> toggleFollow.loseAll(influencerId)))
                .then(Mono.defer(() -> shows.forgetHost(influencerId)));
    }
}
