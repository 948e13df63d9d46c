package com.byeolshow.identity.influencer.model;

/** Orders of the influencer list. */
public enum ListOrder {
    /** Most followers first. */
    POPULAR,
    /** Newest account first. */
    NEWEST;

    /** The order behind the app's word: {@code popular} is one, every other word means the newest. */
    public static ListOrder of(String word) {
        return word.equals("popular") ? POPULAR : NEWEST;
    }
}
