package com.byeolshow.platform.web.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which route answers its errors in which shape: the table of {@code byeolshow-dialects.yml}, shared by the gateway and
 * the services so that both speak alike. Routes without a row answer with RFC 9457 problem details. The first row whose
 * pattern matches wins.
 */
@ConfigurationProperties("byeolshow")
public record Dialects(@DefaultValue List<Dialect> dialects) {

    /** Shapes of an error body. */
    public enum Family {
        /** RFC 9457 {@code application/problem+json}. */
        PROBLEM_DETAILS,
        /** {@code {"error":{"message","code"?,"detail"?}}}: accounts, shows, follows. */
        ENVELOPE,
        /** JSON string {@code "<code> <message>"}: orders, refunds, catalog list, live alarm. */
        CODE_AND_MESSAGE,
        /** JSON string {@code "<code>"}: cart, reviews, coupons, products. */
        CODE,
        /** The route's fixed JSON string, whatever went wrong: wishlist, payment verification. */
        FIXED
    }

    /**
     * One row of the table.
     *
     * @param paths Spring path patterns, without trailing slash
     * @param fallback the fixed sentence for input that cannot be read and for faults
     * @param status a status that replaces that of every refusal other than 401, where the app's route knew only one
     * @param envelopedAuthentication whether a 401 comes as an envelope although other errors do not
     * @param envelopedRefusals whether a 400 with words of its own comes as an envelope although other errors do not
     */
    public record Dialect(
            List<String> paths,
            Family family,
            @Nullable String fallback,
            @Nullable Integer status,
            @DefaultValue("false") boolean envelopedAuthentication,
            @DefaultValue("false") boolean envelopedRefusals) {

        static final Dialect PROBLEM_DETAILS = new Dialect(List.of(), Family.PROBLEM_DETAILS, null, null, false, false);
    }
}
