package com.byeolshow.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A large shop with generated Korean and English names, and what its customers type. */
final class SearchShop {

    static final int BRANDS = 500;
    static final int COLLECTIONS = 120;

    private static final List<String> MANNERS = List.of(
            "촉촉한", "순한", "고급", "대용량", "휴대용", "무향", "유기농", "프리미엄", "데일리", "미니", "여름", "겨울", "어린이", "남성", "여성", "가정용",
            "업소용", "초경량", "방수", "무선", "천연", "저자극", "매트", "글로우", "벨벳", "클래식", "모던", "빈티지", "소프트", "울트라");

    private static final List<String> KINDS = List.of(
            "칫솔", "치약", "샴푸", "린스", "비누", "립스틱", "립틴트", "립밤", "쿠션", "파운데이션", "마스카라", "아이섀도", "선크림", "수분크림", "에센스", "세럼",
            "토너", "로션", "향수", "핸드크림", "세탁세제", "주방세제", "섬유유연제", "수세미", "행주", "휴지", "물티슈", "텀블러", "머그컵", "접시", "냄비",
            "프라이팬", "도마", "식칼", "수건", "이불", "베개", "커튼", "러그", "방석", "운동화", "러닝화", "슬리퍼", "양말", "모자", "장갑", "목도리", "가방",
            "에코백", "지갑", "벨트", "우산", "시계", "귀걸이", "목걸이", "반지", "이어폰", "헤드폰", "스피커", "충전기", "케이블", "거치대", "키보드", "마우스",
            "모니터", "노트북", "태블릿", "보조배터리", "선풍기", "가습기", "공기청정기", "청소기", "다리미", "드라이어", "고데기", "면도기", "초콜릿", "쿠키", "젤리",
            "사탕", "커피", "홍차", "녹차", "주스", "김치", "라면", "만두", "떡볶이", "참치", "김", "쌀", "현미", "사과", "감귤", "딸기", "포도", "한우",
            "삼겹살", "연어", "새우");

    private static final List<String> FORMS = List.of(
            "세트", "리필", "기획전", "선물", "2개입", "5개입", "500ml", "1kg", "블랙", "화이트", "레드", "핑크", "XL", "Pro", "Plus", "Mini",
            "Set", "Limited");

    private static final List<String> SYLLABLES =
            List.of("가", "나", "다", "라", "마", "바", "사", "아", "자", "하", "별", "달", "온", "솔", "린", "봄", "결", "담", "슬", "유");

    private SearchShop() {}

    /** Statements that fill an empty catalog with so many products. */
    static List<String> statements(int products) {
        var all = new ArrayList<String>();
        all.add("""
                INSERT INTO brand (id, name, created_at)
                SELECT 'brand' || i, s[1 + i %% 20] || s[1 + i / 20 %% 20] || CASE WHEN i %% 3 = 0 THEN '랩' ELSE '코리아' END || i / 400,
                    now() FROM generate_series(0, %d) i, (SELECT %s AS s) letters""".formatted(BRANDS - 1, array(SYLLABLES)));
        all.add("""
                INSERT INTO collection (id, parent_id, name, slug, created_at)
                SELECT 'collection' || i, CASE WHEN i >= 12 THEN 'collection' || i %% 12 END, k[1 + i %% 100]
                    || CASE WHEN i < 12 THEN ' 전문관' ELSE ' 모음 ' || i / 100 END, 'bench-' || i, now()
                FROM generate_series(0, %d) i, (SELECT %s AS k) kinds""".formatted(COLLECTIONS - 1, array(KINDS)));
        // A multiplicative hash: names look mixed, but are the same in every run.
        all.add("""
                INSERT INTO product (id, name, summary, description, available, shipping, brand_id, price_original, price_sale,
                    version, created_at, updated_at)
                SELECT 'bench' || i, m[1 + (i * 7919 %% 65537) %% 30] || ' ' || k[1 + (i * 104729 %% 65537) %% 100] || ' '
                        || f[1 + (i * 1299709 %% 65537) %% 18] || CASE WHEN i %% 4 = 0 THEN ' ' || i ELSE '' END,
                    '', '', true, true, 'brand' || (i * 15485863 %% 65537) %% %d, 10000, 10000, 1,
                    timestamptz '2026-01-01' + make_interval(secs => i), now()
                FROM generate_series(1::bigint, %d) i, (SELECT %s AS m, %s AS k, %s AS f) words""".formatted(BRANDS, products, array(MANNERS), array(KINDS), array(FORMS)));
        all.add("""
                INSERT INTO product_collection (product_id, collection_id, position)
                SELECT 'bench' || i, 'collection' || (12 + (i * 104729 %% 65537) %% 100), 1 FROM generate_series(1::bigint, %d) i""".formatted(products));
        all.add("""
                INSERT INTO variant (product_id, id, position, combination, price_original, price_sale)
                SELECT 'bench' || i, 'variant' || i, 1, '', 10000, 10000 FROM generate_series(1::bigint, %d) i""".formatted(products));
        all.add("""
                INSERT INTO product_popularity (product_id, units)
                SELECT 'bench' || i, 100000 / (1 + i * 7919 %% 65537) FROM generate_series(1::bigint, %d, 3) i""".formatted(products));
        return all;
    }

    private static String array(List<String> words) {
        return words.stream().collect(Collectors.joining("','", "ARRAY['", "']"));
    }

    /** What is typed, by kind. */
    static Map<String, List<String>> queries() {
        var queries = new LinkedHashMap<String, List<String>>();
        queries.put("a word of names", List.of("칫솔", "립스틱", "이어폰", "운동화", "샴푸", "초콜릿", "가습기", "Pro"));
        queries.put("part of a word", List.of("스틱", "어폰", "콜릿", "세제", "동화", "Limi"));
        queries.put("two words", List.of("무선 이어폰", "고급칫솔", "유기농 커피 세트", "벨벳 립스틱 레드", "이어폰 Pro"));
        queries.put("a brand", List.of("별나", "온달코리아", "솔가", "유유랩"));
        queries.put("a brand and a word", List.of("별가 칫솔", "달나 커피", "가다 립밤"));
        queries.put("a collection of very many", List.of("전문관", "칫솔 전문관", "모음"));
        queries.put("two initials", List.of("ㅊㅅ", "ㅅㅍ", "ㄱㅂ", "ㅋㅍ"));
        queries.put("more initials, mixed", List.of("ㄹㅅㅌ", "ㅇㅇㅍ", "칫ㅅ", "무ㅅㅇ"));
        queries.put("one syllable", List.of("김", "쌀", "립", "솔"));
        queries.put("one initial", List.of("ㅊ", "ㅍ"));
        queries.put("an unfinished syllable", List.of("립스티", "초코", "이어포", "가스"));
        queries.put("a mistake", List.of("치솔", "립스딕", "초콜렛", "이여폰", "고급 샴프"));
        queries.put("the other keyboard", List.of("cltthf", "dldjvhs", "ㅖ개"));
        return queries;
    }

    /** Beginnings for suggestions. */
    static List<String> beginnings() {
        return List.of("ㅊ", "치", "칫", "칫소", "칫솔", "립", "립스", "립스티", "이어", "무선 이", "별", "별나", "전문", "Pr", "초코");
    }
}
