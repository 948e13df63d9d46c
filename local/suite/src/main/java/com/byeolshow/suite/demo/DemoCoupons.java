package com.byeolshow.suite.demo;

import com.byeolshow.suite.demo.ManagerDesk.CreatedProduct;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo shop gives away: six coupons, and each of the viewers may claim all of them. */
final class DemoCoupons {

    /** The limited one lets a crowd try, and leaves something for the viewers. */
    private static final int LIMIT = 100;

    private DemoCoupons() {}

    /**
     * The bodies that make them.
     *
     * @param beauty id of the collection one of them is for
     * @param lipstick the product one of them is for
     */
    static List<Map<String, Object>> bodies(String beauty, CreatedProduct lipstick) {
        var tenth = coupon("장바구니 10% 할인", "2만원 이상, 최대 5천원", "cart", percentage(10, 5_000));
        tenth.put("price", Map.of("min", 20_000));

        var threeThousand = coupon("장바구니 3,000원 할인", "3만원 이상", "cart", fixed(3_000));
        threeThousand.put("price", Map.of("min", 30_000));

        var ofBeauty = coupon("뷰티 15% 할인", "뷰티 상품 하나, 최대 1만원", "product", percentage(15, 10_000));
        ofBeauty.put("category", Map.of("type", "include", "collectionIds", List.of(beauty)));

        var ofLipstick = coupon("별빛 립스틱 2,000원 할인", "립스틱 하나", "product", fixed(2_000));
        ofLipstick.put("category", Map.of("type", "include", "productIds", List.of(lipstick.id())));

        var limited = coupon("선착순 5,000원 할인", "4만원 이상, 100명", "cart", fixed(5_000));
        limited.put("price", Map.of("min", 40_000));
        limited.put("quantity", LIMIT);

        var expiring = coupon("내일까지 20% 할인", "할인 상품 제외", "cart", percentage(20, null));
        expiring.put("only", true);
        expiring.put(
                "expiresAt",
                OffsetDateTime.now(ZoneId.of("Asia/Seoul"))
                        .plusDays(1)
                        .withNano(0)
                        .toString());

        return List.of(tenth, threeThousand, ofBeauty, ofLipstick, limited, expiring);
    }

    private static Map<String, Object> coupon(
            String name, String description, String type, Map<String, Object> discount) {
        var body = new LinkedHashMap<String, Object>();
        body.put("name", name);
        body.put("description", description);
        body.put("type", type);
        body.put("discount", discount);
        return body;
    }

    private static Map<String, Object> fixed(int won) {
        return Map.of("type", "fixed", "value", won);
    }

    private static Map<String, Object> percentage(int percent, @Nullable Integer most) {
        return most == null
                ? Map.of("type", "percentage", "value", percent)
                : Map.of("type", "percentage", "value", percent, "max", most);
    }
}
