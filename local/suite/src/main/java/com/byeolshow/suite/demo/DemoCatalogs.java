package com.byeolshow.suite.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the demo shop's front page leads to: one banner of each kind. */
final class DemoCatalogs {

    private DemoCatalogs() {}

    /**
     * The bodies that make them, in the order they show.
     *
     * @param beauty id of the collection the recommended goods are from
     */
    static List<Map<String, Object>> bodies(String beauty) {
        var hotDeal = catalog("hot-deal", "오늘의 핫딜", "10% 이상 할인", "demo-hot-deal");
        hotDeal.put("discount", Map.of("type", "percentage", "min", 10));

        var liveAlarm = catalog("live-alarm", "라이브 알림 받기", "방송이 시작되면 알려 드려요", "demo-live-alarm");

        var coupon = catalog("discount-coupon", "할인 쿠폰 모음", "지금 받을 수 있는 쿠폰", "demo-coupons");

        var recommended = catalog("recommended", "뷰티 추천", "방송에서 소개한 뷰티 상품", "demo-recommended");
        recommended.put("collectionIds", List.of(beauty));

        return List.of(hotDeal, liveAlarm, coupon, recommended);
    }

    private static Map<String, Object> catalog(String kind, String title, String description, String slug) {
        var body = new LinkedHashMap<String, Object>();
        body.put("kind", kind);
        body.put("title", title);
        body.put("description", description);
        body.put("slug", slug);
        body.put("imageUrl", "https://img.example.com/%s.jpg".formatted(slug));
        return body;
    }
}
