package com.byeolshow.social.notification.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.byeolshow.platform.language.Language;
import com.byeolshow.social.notification.model.Notice.OrderPaid;
import com.byeolshow.social.notification.model.Notice.OrderRefunded;
import com.byeolshow.social.notification.model.Notice.OrderShipped;
import com.byeolshow.social.notification.model.Notice.ShowScheduled;
import com.byeolshow.social.notification.model.Notice.ShowStarted;
import com.byeolshow.social.notification.model.Notice.WishCheaper;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NotificationTextTest {

    private static final Instant AT = Instant.parse("2030-05-01T11:00:00Z");

    private static final ShowScheduled SCHEDULED = new ShowScheduled(7, "봄 세일", "i", "별이", AT, null);

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(
                        SCHEDULED, "별이님이 5월 1일 20:00에 '봄 세일' 방송을 예약했습니다.", "별이 scheduled “봄 세일” for May 1, 20:00 KST."),
                Arguments.of(
                        new ShowStarted(7, "봄 세일", "i", "별이", AT, null),
                        "별이님의 '봄 세일' 방송이 시작되었습니다.",
                        "별이 is live now: “봄 세일”."),
                Arguments.of(
                        new OrderPaid("o", "립 외 1건", 37_000),
                        "'립 외 1건' 주문의 37,000원이 결제되었습니다.",
                        "Your payment of ₩37,000 for “립 외 1건” arrived."),
                Arguments.of(
                        new OrderPaid("o", null, 1_234_567),
                        "1,234,567원이 결제되었습니다.",
                        "Your payment of ₩1,234,567 arrived."),
                Arguments.of(
                        new OrderShipped("o", "f", "CJ대한통운", "688000123456"),
                        "주문하신 상품이 발송되었습니다. CJ대한통운 688000123456",
                        "Your order is on its way: CJ대한통운, 688000123456."),
                Arguments.of(
                        new OrderRefunded("o", "r", 900, false),
                        "주문 금액 중 900원이 환불되었습니다.",
                        "₩900 of your order was refunded."),
                Arguments.of(
                        new OrderRefunded("o", "r", 17_000, true),
                        "17,000원이 환불되어 주문 금액이 모두 환불되었습니다.",
                        "₩17,000 was refunded; your order is now refunded in full."),
                Arguments.of(
                        new WishCheaper("p", 3, "립", 17_000, 15_000, null),
                        "찜한 상품 '립'의 가격이 17,000원에서 15,000원으로 내렸습니다.",
                        "“립” from your wishlist now costs ₩15,000 instead of ₩17,000."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void eachKindIsToldInBothLanguages(Notice notice, String korean, String english) {
        assertThat(NotificationText.of(notice, Language.KOREAN)).isEqualTo(korean);
        assertThat(NotificationText.of(notice, Language.ENGLISH)).isEqualTo(english);
    }

    @Test
    void anUnknownSlugIsNoKind() {
        assertThatIllegalArgumentException().isThrownBy(() -> NotificationKind.ofSlug("show-moved"));
    }

    @ParameterizedTest
    @EnumSource
    void aKindIsFoundByItsSlug(NotificationKind kind) {
        assertThat(NotificationKind.ofSlug(kind.slug())).isEqualTo(kind);
        assertThat(sentences().map(sentence -> (Notice) sentence.get()[0])).anySatisfy(notice -> {
            assertThat(notice.kind()).isEqualTo(kind);
            assertThat(notice).isInstanceOf(kind.details());
        });
    }
}
