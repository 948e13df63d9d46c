package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Chat;
import com.byeolshow.suite.app.Doors;
import java.net.URI;
import java.security.SecureRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One live show from sign-up to refund, played through the gateway's public port as the app, a manager, the encoder and
 * the providers would. Each step checks what it did, so that reaching the end means the suite sells. People and goods
 * are new each time: the show can be played again on data that was kept. What the steps do is told by whoever does it:
 * {@link ShowPeople}, {@link ShowShelf}, {@link ShowHost}, {@link ShowRoom} and {@link ShowShopper}.
 */
public final class DemoShow {

    private final URI gateway;
    private final Sandbox sandbox;
    private final Consumer<String> report;
    private final String suffix = Integer.toString(new SecureRandom().nextInt(100_000, 1_000_000));
    private int steps;

    public DemoShow(Doors doors, Consumer<String> report) {
        this.gateway = doors.gateway();
        this.sandbox = new Sandbox(doors);
        this.report = report;
    }

    /**
     * Plays all steps in order.
     *
     * @throws StepFailure at the first that fails
     */
    public void play() {
        var people =
                step("a viewer and a future influencer sign up and log in", () -> ShowPeople.signUp(gateway, suffix));
        var shelf = step("a manager makes the influencer one and stocks a product", () -> {
            ManagerDesk manager = people.manager();
            manager.makeInfluencer(people.starId());
            return ShowShelf.stock(manager, people);
        });
        var shopper = new ShowShopper(people.viewer(), shelf);
        var host = step("the influencer gets a stream key and reserves a show", () -> ShowHost.reserve(people, shelf));
        step("the viewer follows the influencer and wishes the product", () -> shopper.followAndWish(people.starId()));
        step("the show starts; the follower is told; it is in the live lists", () -> host.goLive(sandbox));
        try (Chat chat = step(
                "two viewers join the chat; one writes, the other reads",
                () -> ShowRoom.open(gateway, host.showId(), suffix))) {
            step("the viewer finds the product by initial consonants", () -> shopper.search(suffix));
            step("looks at it and puts it into the cart", shopper::fillCart);
            step("checks out: the order is placed and stock reserved", shopper::checkOut);
            step("pays and verifies: the next look at the order says paid", () -> shopper.pay(sandbox));
            step("the host sees the sale; the viewer says how it is", () -> {
                host.seesTheSale();
                shopper.review();
            });
            step("the show ends; the chat is told", () -> host.end(chat));
        }
        step("the recording arrives: the show is completed and summed up", host::awaitRecording);
        step("refund: requested, accepted, money back, stock back", () -> shopper.refund(people.manager(), sandbox));
    }

    private void step(String name, Runnable action) {
        step(name, () -> {
            action.run();
            return name;
        });
    }

    private <T> T step(String name, Supplier<T> action) {
        steps++;
        long began = System.nanoTime();
        try {
            T result = action.get();
            report.accept("%2d  %-64s %6.2f s".formatted(steps, name, (System.nanoTime() - began) / 1e9));
            return result;
        } catch (RuntimeException failure) {
            throw new StepFailure(steps + " " + name, failure);
        }
    }
}
