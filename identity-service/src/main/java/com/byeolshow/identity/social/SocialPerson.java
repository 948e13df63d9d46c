package com.byeolshow.identity.social;

import com.byeolshow.identity.account.SocialProfile;

/**
 * Somebody as a provider knows them.
 *
 * @param subject the provider's own id of the person, the only thing that identifies them
 */
public record SocialPerson(String subject, SocialProfile profile) {

    private static final int LONGEST_SUBJECT = 128;

    public SocialPerson {
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException(
                    "a provider's id of a person has 1 to " + LONGEST_SUBJECT + " characters");
        }
    }

    @Override
    public String toString() {
        return "SocialPerson";
    }
}
