package com.byeolshow.social.notification.model;

import com.byeolshow.platform.language.Language;
import com.byeolshow.social.notification.model.Notice.OrderPaid;
import com.byeolshow.social.notification.model.Notice.OrderRefunded;
import com.byeolshow.social.notification.model.Notice.OrderShipped;
import com.byeolshow.social.notification.model.Notice.ShowScheduled;
import com.byeolshow.social.notification.model.Notice.ShowStarted;
import com.byeolshow.social.notification.model.Notice.WishCheaper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a notification says; times are Korean local time in both languages. */
public final class NotificationText {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final DateTimeFormatter KOREAN = DateTimeFormatter.ofPattern("M월 d일 HH:mm", Locale.KOREAN);

    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("MMM d, HH:mm 'KST'", Locale.ENGLISH);

    private NotificationText() {}

    /** One sentence for the person. */
    public static String of(Notice notice, Language language) {
        return switch (language) {
            case KOREAN -> korean(notice);
            case ENGLISH -> english(notice);
        };
    }

    private static String korean(Notice notice) {
        return switch (notice) {
            case ShowScheduled show ->
                "%s님이 %s에 '%s' 방송을 예약했습니다.".formatted(show.influencerName(), at(show.startsAt(), KOREAN), show.title());
            case ShowStarted show -> "%s님의 '%s' 방송이 시작되었습니다.".formatted(show.influencerName(), show.title());
            case OrderPaid order ->
                order.title() == null
                        ? "%s원이 결제되었습니다.".formatted(won(order.amount()))
                        : "'%s' 주문의 %s원이 결제되었습니다.".formatted(order.title(), won(order.amount()));
            case OrderShipped parcel -> "주문하신 상품이 발송되었습니다. %s %s".formatted(parcel.carrier(), parcel.trackingNumber());
            case OrderRefunded refund ->
                refund.full()
                        ? "%s원이 환불되어 주문 금액이 모두 환불되었습니다.".formatted(won(refund.amount()))
                        : "주문 금액 중 %s원이 환불되었습니다.".formatted(won(refund.amount()));
            case WishCheaper wish ->
                "찜한 상품 '%s'의 가격이 %s원에서 %s원으로 내렸습니다.".formatted(wish.name(), won(wish.before()), won(wish.now()));
        };
    }

    private static String english(Notice notice) {
        return switch (notice) {
            case ShowScheduled show ->
                "%s scheduled “%s” for %s."
                        .formatted(show.influencerName(), show.title(), at(show.startsAt(), ENGLISH));
            case ShowStarted show -> "%s is live now: “%s”.".formatted(show.influencerName(), show.title());
            case OrderPaid order ->
                order.title() == null
                        ? "Your payment of ₩%s arrived.".formatted(won(order.amount()))
                        : "Your payment of ₩%s for “%s” arrived.".formatted(won(order.amount()), order.title());
            case OrderShipped parcel ->
                "Your order is on its way: %s, %s.".formatted(parcel.carrier(), parcel.trackingNumber());
            case OrderRefunded refund ->
                refund.full()
                        ? "₩%s was refunded; your order is now refunded in full.".formatted(won(refund.amount()))
                        : "₩%s of your order was refunded.".formatted(won(refund.amount()));
            case WishCheaper wish ->
                "“%s” from your wishlist now costs ₩%s instead of ₩%s."
                        .formatted(wish.name(), won(wish.now()), won(wish.before()));
        };
    }

    private static String at(Instant instant, DateTimeFormatter format) {
        return format.format(instant.atZone(SEOUL));
    }

    private static String won(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }
}
