package com.byeolshow.benchmarks;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param scenarios in the order in which they run, each on a suite of its own
 * @param customers how many people there are; 0 means as many as the scenario usually has
 * @param atOnce how many of them act at a time; 0 means as many as the scenario usually has
 * @param rounds measured ones
 * @param orders each customer's orders per round
 * @param warmUp rounds before the measured ones
 * @param products sold in the sale; the first one takes half of the orders
 * @param claims attempts to get a coupon, together
 * @param issues how many coupons there are
 * @param messages said per second in the chat
 * @param throughGateway whether the chat's viewers come through the gateway or straight to the service
 * @param durable whether PostgreSQL waits for the disk at each commit, as in production
 * @param jvm further options for the JVMs of gateway and services
 * @param profile whether to record hot methods, statements and waits, which costs a little itself
 * @param minutes after which a run is given up
 */
record Options(
        Set<String> scenarios,
        int customers,
        int atOnce,
        int rounds,
        int orders,
        int warmUp,
        int products,
        int claims,
        int issues,
        int messages,
        boolean throughGateway,
        boolean durable,
        List<String> jvm,
        boolean profile,
        int minutes) {

    private static final List<String> KNOWN =
            List.of(Sale.NAME, CouponRush.NAME, FanOut.NAME, LiveChat.NAME, Search.NAME);

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Options parse(String... arguments) {
        Set<String> scenarios = new LinkedHashSet<>();
        int customers = 0;
        int atOnce = 0;
        int rounds = 5;
        int orders = 3;
        int warmUp = 4;
        int products = 5;
        int claims = 10_000;
        int issues = 500;
        int messages = 10;
        boolean throughGateway = true;
        boolean durable = true;
        List<String> jvm = List.of();
        boolean profile = false;
        int minutes = 30;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            switch (word) {
                case "--customers" -> customers = number(word, rest);
                case "--at-once" -> atOnce = number(word, rest);
                case "--rounds" -> rounds = number(word, rest);
                case "--orders" -> orders = number(word, rest);
                case "--warm-up" -> warmUp = number(word, rest);
                case "--products" -> products = number(word, rest);
                case "--claims" -> claims = number(word, rest);
                case "--issues" -> issues = number(word, rest);
                case "--messages" -> messages = number(word, rest);
                case "--through" -> throughGateway = throughGateway(value(word, rest));
                case "--database" -> durable = durable(value(word, rest));
                case "--jvm" -> jvm = List.of(value(word, rest).strip().split("\\s+"));
                case "--profile" -> profile = true;
                case "--minutes" -> minutes = number(word, rest);
                case "all" -> scenarios.addAll(KNOWN);
                default -> scenarios.add(scenario(word));
            }
        }
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("name a scenario");
        }
        return new Options(
                scenarios,
                customers,
                atOnce,
                rounds,
                orders,
                warmUp,
                products,
                claims,
                issues,
                messages,
                throughGateway,
                durable,
                jvm,
                profile,
                minutes);
    }

    /**
     * How many act at a time in a round of the warm-up: few while everything is still being compiled, so that nothing runs
     * into a timeout, then more from round to round.
     *
     * @param round from 1
     */
    int warmingAtOnce(int round, int all) {
        return (int) Math.min(all, 8L << Math.min(2 * (round - 1), 40));
    }

    private static String scenario(String word) {
        if (!KNOWN.contains(word)) {
            throw new IllegalArgumentException("no scenario or option is called " + word);
        }
        return word;
    }

    private static boolean durable(String how) {
        return switch (how) {
            case "durable" -> true;
            case "fast" -> false;
            default -> throw new IllegalArgumentException("--database is durable or fast, not " + how);
        };
    }

    private static boolean throughGateway(String where) {
        return switch (where) {
            case "gateway" -> true;
            case "service" -> false;
            default -> throw new IllegalArgumentException("--through is gateway or service, not " + where);
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest) {
        String value = value(option, rest);
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < 1) {
            throw new IllegalArgumentException(option + " needs a number between 1 and 999999, not " + value);
        }
        return Integer.parseInt(value);
    }
}
