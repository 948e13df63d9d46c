package com.byeolshow.sandbox.requests;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides credentials and bank accounts in what is shown again, in JSON, forms and query strings alike. */
public final class SecretMask {
    private static final String MASK = "***";
    private static final String NAMES =
            "imp_key|imp_secret|access_token|refresh_token|client_secret|code|code_verifier|appsecret_proof|state|"
                    + "stream_key|srt_passphrase|refund_account|token|password|secret";
    private static final Pattern IN_JSON =
            Pattern.compile("(\"(?:" + NAMES + ")\"\\s*:\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|[0-9.eE+-]+)");
    private static final Pattern IN_FORM = Pattern.compile("((?:^|[?&])(?:" + NAMES + ")=)[^&\\s]*");
    private static final Set<String> HEADERS = Set.of("authorization", "cookie", "set-cookie");

    private SecretMask() {}

    public static String text(String text) {
        var json = IN_JSON.matcher(text).replaceAll("$1\"" + MASK + "\"");
        return IN_FORM.matcher(json).replaceAll("$1" + MASK);
    }

    /** The header's value; of a credential only its scheme stays. */
    public static String header(String name, String value) {
        if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            return value;
        }
        var space = value.indexOf(' ');
        return space > 0 && space <= 6 ? value.substring(0, space + 1) + MASK : MASK;
    }
}
