package com.byeolshow.social.wishlist;

import com.byeolshow.platform.customer.Customers;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.social.projection.Products;
import com.byeolshow.social.wishlist.WishProblem.UnknownProduct;
import com.byeolshow.social.wishlist.WishProblem.WishlistFull;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Puts a product on the customer's wishlist; wishing twice is wishing once. */
@Component
public class AddWish {

    private final Wishes wishes;
    private final Products products;
    private final Customers customers;
    private final TransactionalOperator transaction;

    AddWish(Wishes wishes, Products products, Customers customers, TransactionalOperator transaction) {
        this.wishes = wishes;
        this.products = products;
        this.customers = customers;
        this.transaction = transaction;
    }

    public Mono<Void> run(String customerId, String productId) {
        return products.exists(productId)
                .flatMap(exists -> exists
                        ? customers.serialize(customerId).then(Mono.defer(() -> wishes.add(customerId, productId)))
                        : Mono.<Long>error(new RefusedException(new UnknownProduct())))
                .flatMap(count -> count > 0
                        ? Mono.<Void>empty()
                        : Mono.error(new RefusedException(new WishlistFull(Wishes.LIMIT))))
                .as(transaction::transactional);
    }
}
