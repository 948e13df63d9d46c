package com.byeolshow.catalog.review;

import static com.byeolshow.catalog.review.Shop.ok;
import static com.byeolshow.catalog.review.Shop.words;
import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.review.model.Purchase;
import com.byeolshow.platform.testing.Awaiting;
import com.byeolshow.platform.testing.IncomingEvents;
import com.byeolshow.platform.testing.ServiceTest;
import com.byeolshow.platform.testing.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;

/** What happens around reviews that stay. */
@ServiceTest
class ReviewLifeTest {

    private final Shop shop;
    private final WriteReview writeReview;
    private final DatabaseClient db;

    ReviewLifeTest(
            WebTestClient http, TestTokens tokens, IncomingEvents events, DatabaseClient db, WriteReview writeReview) {
        this.shop = new Shop(http, tokens, events, db);
        this.db = db;
        this.writeReview = writeReview;
    }

    private String write(String customer, Shop.Goods goods, String variant, Map<String, Object> others) {
        return write(customer, shop.bought(customer, goods.id(), variant), goods, others);
    }

    private String write(String customer, String order, Shop.Goods goods, Map<String, Object> others) {
        return ok(shop.post(customer, words(order, goods.id(), others)))
                .get("_id")
                .asString();
    }

    private String alias(String review) {
        return ok(shop.get("/review/" + review)).at("/customer/alias").asString("");
    }

    @Test
    void authorIsCalledAsTheyAreToday() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String review = write(me, goods, goods.red(), Map.of());
        assertThat(alias(review)).isEqualTo("별이");

        shop.account(me, "새 별이", 3);
        shop.account(me, "옛 별이", 2);
        shop.awaitAccounts(me);

        assertThat(alias(review)).isEqualTo("새 별이");
    }

    @Test
    void productThatIsTakenOffSaleIsStillReviewed() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String before = write(me, goods, goods.red(), Map.of());

        db.sql("UPDATE product SET available = false WHERE id = :id")
                .bind("id", goods.id())
                .then()
                .block();

        String after = write(me, goods, goods.pink(), Map.of("rating", 5));
        assertThat(ok(shop.get("/review/list/product/" + goods.id())))
                .extracting(review -> review.get("_id").asString())
                .containsExactly(after, before);
        ok(shop.put(me, before, Map.of("payload", Map.of("title", "아직도 좋아요"))));
        ok(shop.delete(me, after));
    }

    /** The app opens the form right after paying; the event may be slower. */
    @Test
    void reviewWaitsForTheNewsOfItsPayment() throws Exception {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.placed(me, goods.id(), goods.red());
        var looked = new CountDownLatch(1);
        var observed = new Purchases(db) {
            @Override
            Mono<Purchase> find(String orderId) {
                looked.countDown();
                return super.find(orderId);
            }
        };
        var asked = new NewReview(order, goods.id(), null, "촉촉해요", "하루 종일 가요.", null);

        var answer = patient(observed).run(me, asked, List.of()).toFuture();
        assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();
        shop.pay(order, me);

        assertThat(answer.get(20, TimeUnit.SECONDS).review().orderId()).isEqualTo(order);
    }

    /** Waits longer than a test can last. */
    private WriteReview patient(Purchases purchases) {
        return new WriteReview(
                writeReview.customers(),
                purchases,
                writeReview.reviews(),
                writeReview.images(),
                writeReview.countReview(),
                writeReview.keepPictures(),
                writeReview.products(),
                writeReview.readReviews(),
                new ReviewSettings(Duration.ofMinutes(1)),
                writeReview.ids(),
                writeReview.clock(),
                writeReview.transaction());
    }

    /** A client that counts characters may cut an emoji in two. */
    @Test
    void halfACharacterIsLeftOut() {
        var goods = shop.goods();
        String me = shop.customer("별이");
        String order = shop.bought(me, goods.id(), goods.red());

        var written = ok(shop.post(me, """
                {"order": "%s", "product": "%s", "title": "촉촉\\ud83d", "body": "하루 종일"}""".formatted(order, goods.id())));

        assertThat(written.get("title").asString()).isEqualTo("촉촉");
    }

    @Test
    void ratingIsWhatTheReviewsAddUpToWhateverHappensAtOnce() throws InterruptedException {
        var goods = shop.goods();
        var leaving = new ArrayList<String>();
        var lives = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 12; i++) {
            String me = shop.customer("손님");
            String order = shop.bought(me, goods.id(), goods.red(), goods.pink());
            boolean leaves = i % 4 == 3;
            if (leaves) {
                leaving.add(me);
            }
            int stars = 1 + i % 5;
            lives.add(() -> {
                String kept = write(me, order, goods, Map.of("rating", stars));
                String deleted = write(me, order, goods, Map.of("rating", 1));
                ok(shop.put(me, kept, Map.of("payload", Map.of("rating", 6 - stars))));
                ok(shop.delete(me, deleted));
                if (stars == 2) {
                    ok(shop.staff().post("/v1/manager/reviews/" + kept + "/hide", ""));
                }
                if (leaves) {
                    shop.withdraw(me);
                }
                return true;
            });
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(lives)).extracting(Future::resultNow).containsOnly(true);
        }
        Awaiting.until(() -> leaving.stream()
                .allMatch(me -> count("SELECT count(*) FROM review WHERE customer_id = '%s'".formatted(me)) == 0));

        assertThat(sums("SELECT reviews, rated, stars FROM product_rating WHERE product_id = :product", goods))
                .isEqualTo(sums("""
                                SELECT count(*) AS reviews, count(rating) AS rated, coalesce(sum(rating), 0) AS stars
                                FROM review WHERE product_id = :product AND published_at IS NOT NULL""", goods))
                .doesNotContain(0L);
    }

    private List<Long> sums(String sql, Shop.Goods goods) {
        return Objects.requireNonNull(db.sql(sql)
                .bind("product", goods.id())
                .map(row -> List.of(number(row.get("reviews")), number(row.get("rated")), number(row.get("stars"))))
                .one()
                .block());
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private long count(String sql) {
        return Objects.requireNonNull(db.sql(sql).mapValue(Long.class).one().block());
    }
}
