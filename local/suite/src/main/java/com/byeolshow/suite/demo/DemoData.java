package com.byeolshow.suite.demo;

import com.byeolshow.suite.app.Answer;
import com.byeolshow.suite.app.App;
import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.app.UnexpectedAnswer;
import com.byeolshow.suite.demo.DemoAccounts.Account;
import com.byeolshow.suite.demo.DemoGoods.Good;
import com.byeolshow.suite.demo.DemoGoods.Shelf;
import com.byeolshow.suite.demo.ManagerDesk.CreatedProduct;
import com.byeolshow.suite.demo.ManagerDesk.NewProduct;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Fills an empty suite the way people would: accounts, goods with stock, coupons, banners, shows in every state, reviews of
 * a buyer, all through the gateway. The viewers come last, so that their absence says the loading is not complete; each
 * step tolerates what an interrupted run already did.
 */
public final class DemoData {

    private static final int STOCK = 200;

    private final URI gateway;
    private final Sandbox sandbox;

    private DemoData(Doors doors) {
        this.gateway = doors.gateway();
        this.sandbox = new Sandbox(doors);
    }

    /**
     * Loads the demo data unless it is there.
     *
     * @return whether anything was loaded
     * @throws StepFailure when loading failed
     */
    public static boolean loadIfEmpty(Doors doors) {
        var data = new DemoData(doors);
        try {
            if (data.exists(DemoAccounts.VIEWER_2)) {
                return false;
            }
            data.load();
            return true;
        } catch (RuntimeException failure) {
            throw new StepFailure("demo data", failure);
        }
    }

    private boolean exists(Account account) {
        return App.anonymous(gateway)
                        .post("/user/auth/", Map.of("userId", account.userId(), "password", account.password()))
                        .status()
                == 200;
    }

    private void load() {
        var manager = new ManagerDesk(login(DemoAccounts.MANAGER));
        List<CreatedProduct> products = stockShelves(manager);
        var beauty = DemoGoods.SHELVES.getFirst();
        String beautyId = manager.collection(beauty.name(), beauty.slug());
        DemoCoupons.bodies(beautyId, products.getFirst()).forEach(manager::coupon);
        DemoCatalogs.bodies(beautyId).forEach(manager::catalog);
        App star1 = influencer(manager, DemoAccounts.STAR_1);
        App star2 = influencer(manager, DemoAccounts.STAR_2);
        App star3 = influencer(manager, DemoAccounts.STAR_3);
        shows(products, star1, star2, star3);
        signUp(DemoAccounts.BUYER_1);
        new DemoReviews(login(DemoAccounts.BUYER_1), sandbox).write(products);
        signUp(DemoAccounts.VIEWER_1);
        signUp(DemoAccounts.VIEWER_2);
    }

    private App login(Account account) {
        return App.anonymous(gateway).login(account.userId(), account.password());
    }

    private void signUp(Account account) {
        if (!exists(account)) {
            App.anonymous(gateway).put("/user/", account.signUp()).expect(202);
        }
    }

    /** The role comes with the login that follows the grant. */
    private App influencer(ManagerDesk manager, Account account) {
        signUp(account);
        manager.makeInfluencer(login(account).get("/user/").expect(200).text("/_id"));
        return login(account);
    }

    private List<CreatedProduct> stockShelves(ManagerDesk manager) {
        List<String> vendors =
                List.of(manager.vendor("한빛상회", "demo-vendor-1"), manager.vendor("그린마켓", "demo-vendor-2"));
        manager.shippingPolicy(DemoShipping.HOUSE, DemoShipping.house());
        manager.shippingPolicy(vendors.getFirst(), DemoShipping.ofSmallGoods());
        manager.shippingPolicy(vendors.getLast(), DemoShipping.ofHeavyGoods());
        var work = new ArrayList<Future<CreatedProduct>>();
        // Two at a time: the machine that runs all this has not many cores, and the rate limit is meant for people.
        try (var pool = Executors.newFixedThreadPool(2)) {
            int index = 0;
            for (Shelf shelf : DemoGoods.SHELVES) {
                String collectionId = manager.collection(shelf.name(), shelf.slug());
                for (Good good : shelf.products()) {
                    int number = index++;
                    var product = new NewProduct(
                            good.name(),
                            shelf.name() + " 추천 상품",
                            List.of(collectionId),
                            number % 5 == 0 ? null : vendors.get(number % 2),
                            good.price(),
                            DemoGoods.discountOf(number),
                            shelf.option(),
                            shelf.choices(),
                            good.grams());
                    work.add(pool.submit(() -> stocked(manager, product, number)));
                }
            }
            var products = new ArrayList<CreatedProduct>();
            for (Future<CreatedProduct> one : work) {
                products.add(one.get());
            }
            return products;
        } catch (ExecutionException failed) {
            throw new UnexpectedAnswer("a demo product cannot be created: " + failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private static CreatedProduct stocked(ManagerDesk manager, NewProduct product, int number) {
        var created = manager.createProduct(product, "demo-product-" + number);
        created.variantIds().forEach(variant -> manager.setStock(variant, STOCK));
        return created;
    }

    /** One show in each state, recordings of both stars people play with, and what they plan for today and later. */
    private void shows(List<CreatedProduct> products, App star1, App star2, App star3) {
        var when = new DemoSchedule(Clock.systemUTC());
        record(star1, "지난 방송: 뷰티 특집", products.subList(0, 3), when.yesterday());
        record(star2, "다시 보기: 주방 정리", products.subList(21, 25), when.yesterday());

        reserve(star1, "오늘 밤 뷰티 라이브", products.subList(3, 6), when.laterToday());
        reserve(star1, "내일의 뷰티", products.subList(0, 5), when.inDays(1));
        reserve(star2, "내일의 패션", products.subList(7, 10), when.inDays(1));
        reserve(star2, "주말 리빙 특가", products.subList(21, 25), when.inDays(2));

        String live = reserve(star2, "지금 라이브: 오늘의 패션", products.subList(7, 12), when.now());
        start(star2, live, true);

        // Without an encoder there is nothing to record, so this one stays between its end and its recording.
        String ended = reserve(star3, "방금 끝난 푸드 방송", products.subList(14, 17), when.anHourAgo());
        start(star3, ended, false);
        end(star3, ended);
    }

    private void record(App star, String title, List<CreatedProduct> products, String startsAt) {
        String show = reserve(star, title, products, startsAt);
        start(star, show, true);
        end(star, show);
        awaitCompleted(star);
    }

    private String reserve(App star, String title, List<CreatedProduct> products, String startsAt) {
        Await.until(
                "a stream key for a demo star",
                () -> star.get("/influencer/streamkey/").status() == 200);
        var body = new LinkedHashMap<String, Object>();
        body.put("title", title);
        body.put("notice", "");
        body.put("description", title);
        body.put("product_id", products.getFirst().id());
        body.put("product_name", "");
        body.put("product_price", "");
        body.put("product_sale", "");
        body.put("product_brand", "");
        body.put("product_thumbnail", "");
        body.put("product_list", products.stream().map(CreatedProduct::id).toList());
        body.put("started_at", startsAt);
        return star.post("/media/reserve/", body).expect(202).text("/success/data/vod_id");
    }

    private void start(App star, String showId, boolean withEncoder) {
        if (withEncoder) {
            sandbox.startEncoder(star.get("/influencer/streamkey/").expect(200).text("/success/Stream_id"));
        }
        Answer started = star.post("/media/start/", Map.of("media_id", showId));
        started.expect(202);
    }

    private void end(App star, String showId) {
        star.post("/media/end/", Map.of("media_id", showId)).expect(202);
    }

    private void awaitCompleted(App star) {
        String id = star.get("/user/").expect(200).text("/_id");
        Await.until("the demo recording", () -> {
            for (JsonNode show : star.get("/influencer/myvod/?influencer_id=" + id)
                    .expect(200)
                    .json()
                    .at("/success/data")) {
                if (show.at("/status").asString().equals("completed")) {
                    return true;
                }
            }
            return false;
        });
    }
}
