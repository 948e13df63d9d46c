package com.byeolshow.identity.account.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.SocialProfile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocialProfileRulesTest {

    private static final String SPARE = "abcdEFGH";

    @Test
    void keepsWhatIsUsable() {
        assertThat(SocialProfileRules.clean(new SocialProfile("  별이 ", "홍길동", "hong@example.com", "+82 10-1234-5678")))
                .isEqualTo(new SocialProfile("별이", "홍길동", "hong@example.com", "+821012345678"));
    }

    @Test
    void everythingMayBeMissing() {
        var nothing = new SocialProfile(null, null, null, null);

        assertThat(SocialProfileRules.clean(nothing)).isEqualTo(nothing);
        assertThat(SocialProfileRules.clean(new SocialProfile(" ", "", "", ""))).isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource({
        "+82 10-1234-5678, +821012345678",
        "010-1234-5678, +821012345678",
        "+82 010 1234 5678, +821012345678",
        "02-123-4567, +8221234567",
        "+1 (202) 555-0123, +12025550123"
    })
    void readsPhoneNumbers(String told, String read) {
        assertThat(SocialProfileRules.clean(new SocialProfile(null, null, null, told))
                        .mobile())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "+0", "call me", "+8210123456789012345", "1234567890"})
    void dropsNumbersItCannotRead(String told) {
        assertThat(SocialProfileRules.clean(new SocialProfile(null, null, null, told))
                        .mobile())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b", "a b@example.com", "<x>@example.com"})
    void dropsAddressesNobodyCouldWriteTo(String told) {
        assertThat(SocialProfileRules.clean(new SocialProfile(null, null, told, null))
                        .email())
                .isNull();
    }

    @Test
    void dropsWhatDoesNotFitOrCannotBeSeen() {
        var cleaned = SocialProfileRules.clean(
                new SocialProfile("a\u0007b", "x".repeat(61), "a".repeat(64) + "@" + "b".repeat(250) + ".com", null));

        assertThat(cleaned).isEqualTo(new SocialProfile(null, null, null, null));
    }

    @Test
    void composesSyllablesSoThatEqualLookingAliasesAreEqual() {
        assertThat(cleaned("\u1107\u1167\u11af").nickname()).isEqualTo("별");
    }

    @Test
    void wishesForTheNicknameFirstThenForOneLikeItThenForAnyFreeOne() {
        assertThat(SocialProfileRules.aliases(cleaned("별이"), SPARE)).containsExactly("별이", "별이-abcd", "별님-abcdEFGH");
    }

    @Test
    void cutsLongNicknamesWithoutSplittingACharacter() {
        var aliases = SocialProfileRules.aliases(cleaned("😀".repeat(40)), SPARE);

        assertThat(aliases).containsExactly("😀".repeat(30), "😀".repeat(25) + "-abcd", "별님-abcdEFGH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Byeolshow", "USEROUT", "byeolSHOW"})
    void neverTakesTheNamesOfTheChat(String nickname) {
        assertThat(SocialProfileRules.aliases(cleaned(nickname), SPARE)).containsExactly("별님-abcdEFGH");
    }

    @Test
    void theLegalNameIsNoAlias() {
        var person = SocialProfileRules.clean(new SocialProfile(null, "홍길동", null, null));

        assertThat(SocialProfileRules.aliases(person, SPARE)).containsExactly("별님-abcdEFGH");
    }

    private static SocialProfile cleaned(@Nullable String nickname) {
        return Objects.requireNonNull(SocialProfileRules.clean(new SocialProfile(nickname, null, null, null)));
    }
}
