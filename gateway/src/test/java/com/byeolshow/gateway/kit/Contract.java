package com.byeolshow.gateway.kit;

import com.byeolshow.gateway.route.Access;
import com.byeolshow.gateway.route.Owner;
import java.util.Locale;
import java.util.stream.Stream;

/** The endpoints of the app's contract, row by row, with a literal example of each path. */
public final class Contract {

    /** One method of one row. */
    public record Endpoint(String row, String method, String path, Access access, Owner owner) {}

    private static final String ROWS = """
            ID-01  POST           /user/auth/                        open        identity
            ID-02  GET            /user/auth/                        open        identity
            ID-03  GET            /user/auth/kakao/                  open        identity
            ID-03  GET            /user/auth/naver/                  open        identity
            ID-03  GET            /user/auth/facebook/               open        identity
            ID-04  GET            /user/auth/kakao/callback/         open        identity
            ID-05  POST           /forgetuser/find_id/               open        identity
            ID-06  POST           /forgetuser/get_certificate/       open        identity
            ID-07  GET,POST       /forgetuser/reset/                 open        identity
            ID-08  GET            /user/                             token       identity
            ID-09  PUT            /user/                             open        identity
            ID-10  POST           /user/                             token       identity
            ID-11  DELETE         /user/                             token       identity
            ID-12  POST           /checkalias/                       open        identity
            ID-13  GET,POST,DELETE /images/                          token       identity
            ID-14  GET,POST,DELETE /images/influencer/               influencer  identity
            ID-15  POST           /influencer/update/                influencer  identity
            ID-16  GET            /influencer/info/                  open        identity
            ID-17  GET            /influencer/list/popular/          open        identity
            CA-01  GET            /catalog/                          open        catalog
            CA-02  GET            /catalog/C1/                       open        catalog
            CA-03  GET            /collections/                      open        catalog
            CA-04  GET            /product/collection/               open        catalog
            CA-05  GET            /product/collection/C1/            open        catalog
            CA-06  GET            /product/about/C1/                 open        catalog
            CA-07  GET            /product/P1/                       open        catalog
            CA-08  POST           /product/search/                   open        catalog
            CA-09  GET            /product/catalog/fixed/            open        catalog
            CA-10  POST           /review/                           token       catalog
            CA-11  GET            /review/RV1/                       open        catalog
            CA-12  GET            /review/list/product/P1/           open        catalog
            CA-13  GET            /review/list/customer/U1/          open        catalog
            CA-14  DELETE         /review/RV1/                       token       catalog
            CA-15  PUT            /review/RV1/                       token       catalog
            BR-01  GET,POST       /influencer/streamkey/             influencer  broadcast
            BR-02  GET,POST       /influencer/reset/                 influencer  broadcast
            BR-03  GET            /influencer/myvod/                 open        broadcast
            BR-04  GET            /influencer/myproduct/             open        broadcast
            BR-05  GET            /influencer/myreadyvod/            influencer  broadcast
            BR-06  GET            /influencer/list/live/             open        broadcast
            BR-07  POST           /media/reserve/                    influencer  broadcast
            BR-08  POST           /media/start/                      influencer  broadcast
            BR-09  POST           /media/edit/                       influencer  broadcast
            BR-10  POST           /media/end/                        influencer  broadcast
            BR-11  DELETE         /media/delete/                     influencer  broadcast
            BR-12  GET            /media/today/live/                 open        broadcast
            BR-13  GET            /media/today/ready/                open        broadcast
            BR-14  GET            /media/future/                     open        broadcast
            BR-15  GET            /media/ready/                      open        broadcast
            BR-16  GET            /media/hot/                        open        broadcast
            BR-17  GET            /media/live/                       open        broadcast
            BR-18  GET            /media/related/                    open        broadcast
            BR-19  POST           /webhooks/mux/                     open        broadcast
            BR-20  GET,POST       /media/view/                       open        broadcast
            BR-21  GET,POST       /media/alarm/                      token       broadcast
            BR-22  GET            /ws/chat/7/                        open        broadcast
            SO-01  GET            /user/influencer/like/             token       social
            SO-02  POST           /user/influencer/like/             token       social
            SO-03  GET            /user/myvod/                       token       social
            SO-04  POST           /user/myvod/                       token       social
            SO-05  GET            /wishlist/                         token       social
            SO-06  POST           /wishlist/                         token       social
            SO-07  DELETE         /wishlist/                         token       social
            CO-01  POST           /cart/                             token       commerce
            CO-02  DELETE         /cart/                             token       commerce
            CO-03  POST           /cart/items/                       token       commerce
            CO-04  PUT            /cart/items/                       token       commerce
            CO-05  DELETE         /cart/items/                       token       commerce
            CO-06  PUT,POST       /cart/checkout/                    token       commerce
            CO-07  POST           /coupon/add/                       token       commerce
            CO-08  GET            /coupon/                           token       commerce
            CO-09  DELETE         /coupon/                           token       commerce
            CO-10  GET            /coupon/manager/                   open        commerce
            CO-11  GET            /order/                            token       commerce
            CO-12  GET            /order/O1/                         token       commerce
            CO-13  PUT            /order/O1/                         token       commerce
            CO-14  POST           /order/cancel/O1/                  token       commerce
            CO-15  POST           /order/O1/receivemark/             token       commerce
            CO-16  DELETE         /order/history/O1/                 token       commerce
            CO-17  POST           /refund/O1/                        token       commerce
            CO-18  POST           /refund/cancel/O1/R1/              token       commerce
            PA-01  GET,POST       /payment/verify/                   open        payment
            PA-02  GET            /payment/pay_info/                 open        payment
            PA-04  GET,POST       /payment/redirect/                 open        payment
            new    POST           /webhooks/iamport/                 open        payment
            new    POST           /v1/auth/refresh/                  open        identity
            new    GET            /images/file/F1/                   open        identity
            new    GET            /review/image/F1/                  open        catalog
            new    GET            /v1/manager/reviews/               manager     catalog
            new    GET            /v1/notifications/                 token       social
            new    GET            /v1/notifications/N1/              token       social
            new    PUT            /v1/manager/influencers/U1/        manager     identity
            new    GET            /v1/manager/accounts/              manager     identity
            new    POST           /v1/manager/collections/           manager     catalog
            new    POST           /v1/manager/products/              manager     catalog
            new    POST           /v1/manager/vendors/               manager     catalog
            new    POST           /v1/manager/brands/                manager     catalog
            new    PUT            /v1/manager/stock/V1/              manager     commerce
            new    GET            /v1/manager/orders/                manager     commerce
            new    POST           /v1/manager/refunds/R1/accept/     manager     commerce
            new    POST           /v1/manager/coupons/               manager     commerce
            new    PUT            /v1/manager/shipping/S1/           manager     commerce
            new    GET            /v1/manager/shows/                 manager     broadcast
            new    GET            /v1/manager/payments/              manager     payment
            new    POST           /v1/auth/token/                    open        identity
            new    POST           /v1/auth/logout/                   open        identity
            new    GET            /v1/products/suggestions/          open        catalog
            new    GET            /v1/shows/7/                       open        broadcast
            new    GET            /v1/shows/7/chat/                  open        broadcast
            new    DELETE         /v1/shows/7/chat/M1/               token       broadcast
            new    PUT,DELETE     /v1/shows/7/mutes/V1/              token       broadcast
            new    PUT,DELETE     /v1/shows/7/pin/                   token       broadcast
            new    GET            /v1/shows/7/sales/                 token       broadcast
            new    GET            /v1/shows/7/summary/               token       broadcast
            new    PUT,DELETE     /v1/devices/D1/                    token       social
            new    GET            /v1/manager/catalogs/              manager     catalog
            new    GET            /v1/manager/products/imports/      manager     catalog
            """;

    private Contract() {}

    public static Stream<Endpoint> endpoints() {
        return ROWS.lines().flatMap(line -> {
            String[] cells = line.trim().split("\\s+");
            return Stream.of(cells[1].split(","))
                    .map(method -> new Endpoint(
                            cells[0],
                            method,
                            cells[2],
                            Access.valueOf(cells[3].toUpperCase(Locale.ROOT)),
                            Owner.valueOf(cells[4].toUpperCase(Locale.ROOT))));
        });
    }
}
