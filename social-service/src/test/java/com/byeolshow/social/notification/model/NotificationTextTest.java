package com.byeolshow.social.notification.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NotificationTextTest {

    private static final Instant STARTS = Instant.parse("2030-05-01T11:00:00Z");

    @Test
    void speaksKoreanWithKoreanTime() {
        assertThat(text(NotificationKind.SHOW_SCHEDULED, Locale.KOREA))
                .isEqualTo("별이님이 5월 1일 20:00에 '봄 세일' 방송을 예약했습니다.");
        assertThat(text(NotificationKind.SHOW_STARTED, Locale.KOREA)).isEqualTo("별이님의 '봄 세일' 방송이 시작되었습니다.");
    }

    @Test
    void speaksEnglishWhenAsked() {
        assertThat(text(NotificationKind.SHOW_SCHEDULED, Locale.US))
                .isEqualTo("별이 scheduled “봄 세일” for May 1, 20:00 KST.");
        assertThat(text(NotificationKind.SHOW_STARTED, Locale.UK)).isEqualTo("별이 is live now: “봄 세일”.");
    }

    @Test
    void speaksKoreanToEveryoneElse() {
        assertThat(text(NotificationKind.SHOW_STARTED, Locale.FRANCE)).startsWith("별이님의");
    }

    @Test
    void everyKindHasASlugThatFindsIt() {
        for (NotificationKind kind : NotificationKind.values()) {
            assertThat(NotificationKind.ofSlug(kind.slug())).isEqualTo(kind);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> NotificationKind.ofSlug("show-moved"));
    }

    private static String text(NotificationKind kind, Locale locale) {
        return NotificationText.of(kind, "별이", "봄 세일", STARTS, locale);
    }
}
