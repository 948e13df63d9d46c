package com.byeolshow.identity.image;

import com.byeolshow.identity.account.CustomerId;
import reactor.core.publisher.Mono;

/** Wants to know when somebody's pictures have changed; a feature that tells others of them implements it. */
public interface PicturesWatcher {

    /** Called in the transaction of the change, after it. */
    Mono<Void> picturesChanged(CustomerId owner);
}
