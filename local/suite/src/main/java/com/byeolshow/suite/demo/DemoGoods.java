package com.byeolshow.suite.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo shop sells: forty products in six collections. */
final class DemoGoods {

    /**
     * A shelf of the shop.
     *
     * @param option what a customer chooses, with its choices
     * @param products names and prices in won
     */
    record Shelf(String name, String slug, String option, List<String> choices, List<Good> products) {}

    /**
     * One product.
     *
     * @param price won
     * @param grams what one unit weighs
     */
    record Good(String name, int price, int grams) {

        /** Something light, packaging included. */
        Good(String name, int price) {
            this(name, price, 300);
        }
    }

    static final List<Shelf> SHELVES = List.of(
            new Shelf(
                    "뷰티",
                    "beauty",
                    "색상",
                    List.of("로즈", "코랄", "베이지"),
                    List.of(
                            new Good("별빛 립스틱", 18_000),
                            new Good("촉촉 수분 크림", 32_000),
                            new Good("비건 쿠션 파운데이션", 28_000),
                            new Good("아침 세안 폼", 12_000),
                            new Good("녹차 마스크팩 10매", 15_000),
                            new Good("장미수 토너", 22_000),
                            new Good("볼륨 마스카라", 16_000))),
            new Shelf(
                    "패션",
                    "fashion",
                    "사이즈",
                    List.of("S", "M", "L"),
                    List.of(
                            new Good("린넨 셔츠", 39_000),
                            new Good("와이드 데님 팬츠", 45_000),
                            new Good("니트 가디건", 52_000),
                            new Good("면 티셔츠 2장", 25_000),
                            new Good("플리츠 스커트", 36_000),
                            new Good("경량 패딩 조끼", 59_000),
                            new Good("양말 5켤레", 9_900))),
            new Shelf(
                    "푸드",
                    "food",
                    "구성",
                    List.of("1개", "3개"),
                    List.of(
                            new Good("제주 감귤 3kg", 21_000, 3_200),
                            new Good("국산 들기름", 17_500),
                            new Good("수제 육포", 13_000),
                            new Good("현미 누룽지", 8_900),
                            new Good("전통 고추장", 14_500),
                            new Good("보리차 티백", 6_500),
                            new Good("한우 곰탕", 19_800, 1_200))),
            new Shelf(
                    "리빙",
                    "living",
                    "색상",
                    List.of("화이트", "그레이"),
                    List.of(
                            new Good("대나무 칫솔 4개", 9_800),
                            new Good("순면 수건 세트", 27_000),
                            new Good("아로마 캔들", 18_500),
                            new Good("무선 스탠드 조명", 42_000, 1_800),
                            new Good("접이식 바구니", 11_000),
                            new Good("세라믹 머그컵", 13_500, 450),
                            new Good("극세사 담요", 33_000, 1_500))),
            new Shelf(
                    "키즈",
                    "kids",
                    "연령",
                    List.of("3~4세", "5~6세"),
                    List.of(
                            new Good("나무 블록 놀이", 35_000),
                            new Good("아기 물티슈 10팩", 16_900, 6_500),
                            new Good("공룡 인형", 19_000),
                            new Good("유아 우비", 24_000),
                            new Good("그림책 세트", 48_000),
                            new Good("색연필 36색", 12_500))),
            new Shelf(
                    "디지털",
                    "digital",
                    "색상",
                    List.of("블랙", "실버"),
                    List.of(
                            new Good("무선 이어폰", 79_000),
                            new Good("고속 충전기", 29_000),
                            new Good("휴대용 선풍기", 18_900),
                            new Good("블루투스 스피커", 65_000),
                            new Good("노트북 거치대", 31_000, 1_200),
                            new Good("보조 배터리", 37_000))));

    private DemoGoods() {}

    /** A third is discounted by percentage, a third by a fixed sum, the rest not at all. */
    static @Nullable Map<String, Object> discountOf(int index) {
        return switch (index % 3) {
            case 0 -> Map.of("type", "percentage", "value", 10 + index % 4 * 10);
            case 1 -> Map.of("type", "fixed", "value", 1_000 + index % 3 * 500);
            default -> null;
        };
    }
}
