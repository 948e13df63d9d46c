package com.byeolshow.payment.settlement.web;

import com.byeolshow.payment.settlement.PaymentId;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * The page of the payment redirect. All its words and markup stand in {@code pages/payment-redirect.html}, a Mustache
 * template: logic-less, escaped unless asked not to, and without expressions that a value could smuggle in. It runs no
 * scripts and may load nothing; its one style sheet is allowed by its hash.
 */
@Component
class RedirectPage {

    /** What the page tells. Each has its section in the template. */
    enum Outcome {
        PAID("paid"),
        ACCOUNT_ISSUED("accountIssued"),
        WRONG_AMOUNT("wrongAmount"),
        NOT_PAID("notPaid"),
        CLOSED("closed"),
        CHECKING("checking"),
        UNUSABLE("unusable");

        private final String section;

        Outcome(String section) {
            this.section = section;
        }
    }

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final int LONGEST_CODE = 60;

    private final Template template;
    private final String style;
    private final String policy;

    RedirectPage() throws IOException, NoSuchAlgorithmException {
        style = read("pages/payment-redirect.css");
        template = Mustache.compiler().escapeHTML(true).compile(read("pages/payment-redirect.html"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        policy =
                "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                        .formatted(Base64.getEncoder().encodeToString(hash));
    }

    /** The whole answer: the page and the headers that keep it from being stored, framed, sniffed or leaking its URL. */
    ResponseEntity<String> answer(HttpStatus status, Outcome outcome, Claim claim) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .body(template.execute(values(outcome, claim)));
    }

    private Map<String, Object> values(Outcome outcome, Claim claim) {
        var values = new HashMap<String, Object>();
        for (var one : Outcome.values()) {
            values.put(one.section, one == outcome);
        }
        boolean failed = outcome == Outcome.NOT_PAID && claim.saysFailed();
        values.put("style", style);
        values.put("reason", failed ? claim.message() : false);
        values.put("code", failed ? shortened(claim.errorCode()) : false);
        values.put(
                "payment",
                PaymentId.parse(claim.payment()).<Object>map(PaymentId::value).orElse(false));
        values.put("order", claim.orderHint() == null ? false : claim.orderHint());
        return values;
    }

    private static Object shortened(@Nullable String code) {
        if (code == null || code.isBlank()) {
            return false;
        }
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE);
    }

    private static String read(String resource) throws IOException {
        return new ClassPathResource(resource)
                .getContentAsString(StandardCharsets.UTF_8)
                .strip();
    }
}
