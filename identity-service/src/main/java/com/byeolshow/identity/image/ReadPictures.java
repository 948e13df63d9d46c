package com.byeolshow.identity.image;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.image.model.Bucket;
import com.byeolshow.platform.images.store.ImageAddresses;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.images.store.ImageSettings;
import com.byeolshow.platform.images.store.ImageSize;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells which pictures customers have. */
@Component
public class ReadPictures {

    /** Path of the files, below the public base. */
    static final String PATH = "/images/file/";

    private final Images images;
    private final ImageAddresses addresses;

    ReadPictures(Images images, ImageSettings settings) {
        this.images = images;
        this.addresses = new ImageAddresses(settings, PATH);
    }

    /** Of one customer; {@link Pictures#NONE} for whoever has none. */
    public Mono<Pictures> of(CustomerId owner) {
        return of(List.of(owner)).map(found -> found.getOrDefault(owner, Pictures.NONE));
    }

    /** Of many at once, for lists of people; who has none has no entry. */
    public Mono<Map<CustomerId, Pictures>> of(Collection<CustomerId> owners) {
        return owners.isEmpty()
                ? Mono.just(Map.of())
                : images.buckets(owners).map(buckets -> buckets.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> pictures(entry.getValue()))));
    }

    private Pictures pictures(Bucket bucket) {
        return new Pictures(picture(bucket.avatar()), picture(bucket.background()));
    }

    private @Nullable Picture picture(@Nullable ImageId image) {
        return image == null
                ? null
                : new Picture(
                        image,
                        addresses.of(image, ImageSize.LARGE),
                        addresses.of(image, ImageSize.MEDIUM),
                        addresses.of(image, ImageSize.SMALL));
    }
}
