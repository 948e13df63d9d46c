package com.byeolshow.platform.images;

/** What is wrong with an upload. */
public enum ImageFlaw {
    /** More bytes than allowed. */
    TOO_LARGE,
    /** More pixels than allowed, or a side nobody needs. */
    TOO_MANY_PIXELS,
    /** Neither JPEG, PNG nor WebP, or a variety of them that we do not read: animated, arithmetic-coded, for print. */
    UNSUPPORTED,
    /** Cut off, contradictory or damaged. */
    UNREADABLE
}
