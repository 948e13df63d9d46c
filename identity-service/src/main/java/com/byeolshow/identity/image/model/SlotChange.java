package com.byeolshow.identity.image.model;

import com.byeolshow.platform.images.store.ImageId;

/** What a request does to a customer's bucket. */
public sealed interface SlotChange {

    Bucket after();

    /** The slot was empty and has an image now. */
    record Added(Bucket after, ImageId image) implements SlotChange {}

    /** The slot has another image now; nobody needs the old one any more. */
    record Replaced(Bucket after, ImageId image, ImageId old) implements SlotChange {}

    /** The slot is empty now; nobody needs the old image any more. */
    record Cleared(Bucket after, ImageId old) implements SlotChange {}

    /** The slot was empty already. */
    record Unchanged(Bucket after) implements SlotChange {}
}
