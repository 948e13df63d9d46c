package com.byeolshow.identity.image;

/** What an image is for; a customer has at most one for each. */
public enum Slot {
    /** The face beside the alias. */
    AVATAR("avatar"),
    /** Behind an influencer's page; the app calls it thumbnail. */
    BACKGROUND("background");

    private final String word;

    Slot(String word) {
        this.word = word;
    }

    /** As the database spells it. */
    public String word() {
        return word;
    }
}
