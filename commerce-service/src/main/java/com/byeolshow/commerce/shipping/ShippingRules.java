package com.byeolshow.commerce.shipping;

import com.byeolshow.commerce.shipping.ShippingPolicy.Region;
import com.byeolshow.commerce.shipping.ShippingPolicy.Rule;
import com.byeolshow.platform.money.Won;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a shipment costs. */
public final class ShippingRules {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private ShippingRules() {}

    /** What keeps the vendor from sending anything there, if anything does. */
    public static Optional<ShippingProblem> problem(ShippingPolicy policy, Destination destination) {
        String country = compact(destination.country());
        return country.isEmpty() || country.equalsIgnoreCase(policy.country())
                ? Optional.empty()
                : Optional.of(new ShippingProblem.CountryNotServed(policy.vendor()));
    }

    /**
     * The fee of the heaviest rule that the parcel reaches, of the first region that has the destination or else of the
     * country. Goods travel free from the rule's limit on, the limit itself included. Whether they may travel at all is for {@link #problem}.
     */
    public static ShippingFee fee(ShippingPolicy policy, Parcel parcel) {
        Region region = policy.regions().stream()
                .filter(candidate -> has(candidate, parcel.destination()))
                .findFirst()
                .orElse(null);
        Rule rule = heaviest(region == null ? policy.rules() : region.rules(), parcel.weight());
        Won freeOver = rule.freeOver();
        boolean free = freeOver != null && parcel.goods().compareTo(freeOver) >= 0;
        return new ShippingFee(rule, region == null ? null : region.name(), free ? Won.ZERO : rule.fee());
    }

    private static Rule heaviest(List<Rule> ascending, long weight) {
        Rule found = ascending.getFirst();
        for (Rule rule : ascending) {
            if (rule.weightOver() <= weight) {
                found = rule;
            }
        }
        return found;
    }

    private static boolean has(Region region, Destination destination) {
        String postcode = compact(destination.postcode()).replace("-", "");
        return region.postcodes().stream().anyMatch(area -> area.contains(postcode))
                || begins(destination.state(), region.states())
                || begins(destination.city(), region.cities());
    }

    private static boolean begins(@Nullable String place, List<String> beginnings) {
        String compact = compact(place);
        return beginnings.stream().anyMatch(beginning -> compact.startsWith(compact(beginning)));
    }

    /** People write the same place with and without spaces. */
    private static String compact(@Nullable String text) {
        return text == null ? "" : SPACES.matcher(text).replaceAll("");
    }
}
