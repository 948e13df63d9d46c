package com.byeolshow.catalog.search.model;

import java.util.Set;

/**
 * Words that mean the same to a shopper, one set a line, all of them normalised. Listed are words of which one is not part
 * of the other, since parts are found anyway. Words of one Korean syllable mean too many things to be listed; English ones
 * stand in the singular.
 */
final class SynonymLists {

    static final String WORDS = """
            립 lip
            립스틱 lipstick
            립글로스 lipgloss
            립밤 lipbalm
            틴트 tint
            쿠션 cushion
            파운데이션 foundation
            파우더 powder
            컨실러 concealer
            프라이머 primer
            블러셔 블러쉬 blusher
            마스카라 mascara
            아이라이너 eyeliner
            아이섀도 아이섀도우 아이쉐도우 eyeshadow
            메이크업 makeup
            브러시 브러쉬 brush
            세럼 serum
            에센스 essence
            앰플 ampoule
            토너 toner
            로션 lotion
            크림 cream
            선크림 썬크림 suncream sunscreen
            클렌징 cleansing
            클렌저 cleanser
            마스크 mask
            향수 perfume
            샴푸 shampoo
            린스 rinse
            컨디셔너 conditioner
            트리트먼트 treatment
            바디 보디 body
            칫솔 toothbrush
            치약 toothpaste
            비누 soap
            세제 detergent
            수건 타월 타올 towel
            베개 pillow
            담요 blanket
            캔들 candle
            디퓨저 diffuser
            텀블러 tumbler
            비타민 vitamin
            콜라겐 collagen
            프로틴 protein
            커피 coffee
            디카페인 decaf
            콜드브루 coldbrew
            초콜릿 초콜렛 쵸콜릿 쵸콜렛 chocolate
            쿠키 cookie
            케이크 케익 cake
            캔디 candy
            주스 쥬스 juice
            소스 쏘스 sauce
            샐러드 salad
            시리얼 cereal
            치즈 cheese
            버터 butter
            아몬드 almond
            가방 bag
            지갑 wallet
            벨트 belt
            모자 hat
            양말 sock
            신발 shoe
            런닝 러닝 running
            런닝화 러닝화 runningshoe
            스니커즈 sneaker
            슬리퍼 slipper
            샌들 sandal
            부츠 boot
            셔츠 shirt
            티셔츠 tshirt
            니트 knit
            코트 coat
            재킷 자켓 jacket
            팬츠 pants
            레깅스 legging
            스커트 치마 skirt
            원피스 드레스 dress
            데님 denim
            선글라스 썬글라스 sunglass
            액세서리 악세사리 악세서리 accessory
            목걸이 necklace
            귀걸이 귀고리 earring
            핸드폰 휴대폰 휴대전화 cellphone
            이어폰 earphone
            헤드폰 headphone
            스피커 speaker
            블루투스 bluetooth
            무선 wireless
            충전기 charger
            보조배터리 powerbank
            배터리 밧데리 battery
            케이블 cable
            케이스 case
            키보드 keyboard
            마우스 mouse
            모니터 monitor
            노트북 laptop
            태블릿 타블렛 tablet
            카메라 camera
            아이폰 iphone
            아이패드 ipad
            갤럭시 galaxy
            에어팟 airpod
            맥북 macbook
            프로 pro
            맥스 max
            미니 mini
            플러스 plus
            울트라 ultra
            에어 air
            세트 셋트 set
            스페셜 special
            에디션 edition
            실리콘 silicone
            블랙 black
            화이트 white
            레드 red
            핑크 pink
            블루 blue
            그린 green
            베이지 beige
            브라운 brown
            그레이 gray grey
            마사지 massage
            요가 yoga
            원플러스원 1+1
            투플러스원 2+1""";

    /** Only behind a number. */
    static final String UNITS = """
            미터 m
            센티미터 센티 센치 cm
            밀리미터 mm
            리터 l
            밀리리터 밀리 ml
            그램 g
            킬로그램 킬로 kg
            인치 inch
            개입 개 입""";

    /** They only look so. */
    static final Set<String> NO_PLURALS = Set.of("lens", "news");

    private SynonymLists() {}
}
