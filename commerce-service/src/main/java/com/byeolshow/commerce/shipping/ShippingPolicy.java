package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.money.Won;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor charges for sending goods. There is a rule for every weight: one starts at 0 grams, in each region too.
 *
 * @param method name of the way goods travel
 * @param country where goods are sent, ISO 3166 in capitals
 * @param rules for the whole country, in ascending weight
 * @param regions parts of the country with rules of their own; the first that matches counts
 * @param version grows with every change; 0 for the house's settings
 */
public record ShippingPolicy(
        String vendor, String method, String country, List<Rule> rules, List<Region> regions, long version) {

    public ShippingPolicy {
        rules = complete(rules);
        regions = List.copyOf(regions);
    }

    /**
     * What a parcel costs from a weight on.
     *
     * @param freeOver the vendor's goods worth this much or more travel free; null when they never do
     * @param weightOver grams from which this rule counts, zero or more
     * @param fee zero or more
     */
    public record Rule(@Nullable Won freeOver, long weightOver, Won fee) {

        public Rule {
            if (weightOver < 0 || fee.isNegative() || (freeOver != null && freeOver.isNegative())) {
                throw new IllegalArgumentException("a shipping rule has no negative numbers");
            }
        }
    }

    /**
     * Part of a country, such as its remote islands: everything one of the beginnings or areas matches.
     *
     * @param states beginnings of the names of its states or provinces
     * @param cities beginnings of the names of its cities or counties
     * @param postcodes its postcodes
     * @param rules instead of the policy's own, in ascending weight
     */
    public record Region(
            String name, List<String> states, List<String> cities, List<PostcodeArea> postcodes, List<Rule> rules) {

        public Region {
            states = List.copyOf(states);
            cities = List.copyOf(cities);
            postcodes = List.copyOf(postcodes);
            rules = complete(rules);
        }
    }

    /**
     * Postcodes whose beginnings lie between two others of one length, both included.
     *
     * @param from such as 63 or 40200
     * @param to as long as {@code from} and not before it
     */
    public record PostcodeArea(String from, String to) {

        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

        public PostcodeArea {
            if (from.isEmpty() || from.length() != to.length() || from.compareTo(to) > 0) {
                throw new IllegalArgumentException("no area of postcodes: " + from + "-" + to);
            }
        }

        /** Reads {@code 63} or {@code 40200-40240}; empty for anything else. */
        public static Optional<PostcodeArea> parse(String text) {
            var matcher = WRITTEN.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String from = matcher.group(1);
            String to = Objects.requireNonNullElse(matcher.group(2), from);
            return from.length() == to.length() && from.compareTo(to) <= 0
                    ? Optional.of(new PostcodeArea(from, to))
                    : Optional.empty();
        }

        /** As {@link #parse} reads it. */
        public String text() {
            return from.equals(to) ? from : from + "-" + to;
        }

        boolean contains(String postcode) {
            if (postcode.length() < from.length()) {
                return false;
            }
            String beginning = postcode.substring(0, from.length());
            return from.compareTo(beginning) <= 0 && beginning.compareTo(to) <= 0;
        }
    }

    private static List<Rule> complete(List<Rule> rules) {
        Set<Long> weights = new HashSet<>();
        if (!rules.stream().allMatch(rule -> weights.add(rule.weightOver())) || !weights.contains(0L)) {
            throw new IllegalArgumentException("shipping rules start at different weights, one of them at 0");
        }
        return rules.stream()
                .sorted((one, other) -> Long.compare(one.weightOver(), other.weightOver()))
                .toList();
    }
}
