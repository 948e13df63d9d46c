package com.byeolshow.identity.influencer;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.image.Pictures;
import java.time.Instant;
import java.util.List;

/**
 * A customer who may broadcast, or once might. Everything in here is public.
 *
 * @param active whether the grant still stands
 * @param accountCreatedAt when the customer signed up; the newest list goes by it
 * @param followers as social counted last
 * @param version grows with every change that is published; followers are not
 */
public record Influencer(
        CustomerId id,
        String description,
        List<String> tags,
        boolean active,
        Instant accountCreatedAt,
        long followers,
        long version) {

    /** With the name and the pictures others see. */
    public record Shown(Influencer influencer, String alias, Pictures pictures) {}
}
