package com.byeolshow.social.notification.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a notification says. Korean unless English is asked for; times are Korean local time in both. */
public final class NotificationText {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter KOREAN = DateTimeFormatter.ofPattern("M월 d일 HH:mm", Locale.KOREAN);

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("MMM d, HH:mm 'KST'", Locale.ENGLISH);

    private NotificationText() {}

    /** One sentence for the person. */
    public static String of(
            NotificationKind kind, String influencerName, String title, Instant startsAt, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return switch (kind) {
            case SHOW_SCHEDULED ->
                english
                        ? "%s scheduled “%s” for %s."
                                .formatted(influencerName, title, ENGLISH.format(startsAt.atZone(SEOUL)))
                        : "%s님이 %s에 '%s' 방송을 예약했습니다."
                                .formatted(influencerName, KOREAN.format(startsAt.atZone(SEOUL)), title);
            case SHOW_STARTED ->
                english
                        ? "%s is live now: “%s”.".formatted(influencerName, title)
                        : "%s님의 '%s' 방송이 시작되었습니다.".formatted(influencerName, title);
        };
    }
}
