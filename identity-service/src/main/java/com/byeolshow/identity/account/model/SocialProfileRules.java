package com.byeolshow.identity.account.model;

import com.byeolshow.identity.account.SocialProfile;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How to read what providers tell. Nothing here refuses: a value we cannot use is one the provider did not give. */
public final class SocialProfileRules {

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern KOREAN = Pattern.compile("0[0-9]{8,10}");

    /** Letters behind a nickname that somebody else has: about fifteen million kinds. */
    private static final int SHORT_SPARE = 4;

    private SocialProfileRules() {}

    /** What can be kept of it; a phone number as {@code +821012345678}. */
    public static SocialProfile clean(SocialProfile told) {
        return new SocialProfile(
                text(told.nickname()).orElse(null),
                text(told.name())
                        .filter(name -> name.codePointCount(0, name.length()) <= SignUpRules.LONGEST_NAME)
                        .orElse(null),
                text(told.email())
                        .filter(email -> email.length() <= SignUpRules.LONGEST_EMAIL
                                && SignUpRules.EMAIL.matcher(email).matches())
                        .orElse(null),
                text(told.mobile()).flatMap(SocialProfileRules::international).orElse(null));
    }

    /**
     * Aliases to try, the most wished first; only the last one is certain to be free.
     *
     * @param cleaned what {@link #clean} made
     * @param spare eight random letters or more, so many that two never meet
     */
    public static List<String> aliases(SocialProfile cleaned, String spare) {
        String certain = SignUpRules.SPARE_ALIAS + spare;
        String nickname = cut(cleaned.nickname(), SignUpRules.LONGEST_ALIAS);
        if (SignUpRules.wishedAlias(nickname).isEmpty()) {
            return List.of(certain);
        }
        String other =
                cut(nickname, SignUpRules.LONGEST_ALIAS - SHORT_SPARE - 1) + "-" + spare.substring(0, SHORT_SPARE);
        return List.of(nickname, other, certain);
    }

    /** Numbers are written in many ways; Korean ones often without the country. */
    private static Optional<String> international(String number) {
        String bare = number.replaceAll("[ ().-]", "");
        String whole = KOREAN.matcher(bare).matches() ? "+82" + bare.substring(1) : bare.replaceFirst("^\\+820", "+82");
        return INTERNATIONAL.matcher(whole).matches() ? Optional.of(whole) : Optional.empty();
    }

    /** One way to write each Korean syllable, and nothing invisible. */
    private static Optional<String> text(@Nullable String told) {
        if (told == null) {
            return Optional.empty();
        }
        String text = Normalizer.normalize(told, Normalizer.Form.NFC).strip();
        return text.isEmpty() || text.codePoints().anyMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(text);
    }

    private static String cut(@Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        int end = text.offsetByCodePoints(0, Math.min(longest, text.codePointCount(0, text.length())));
        return text.substring(0, end).strip();
    }
}
