package com.byeolshow.identity.social.provider;

import com.byeolshow.identity.account.SocialProfile;
import com.byeolshow.identity.social.SocialPerson;
import com.byeolshow.identity.social.SocialProvider;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each provider calls what. Anything but the id may be missing, null, or of a kind we do not know. */
final class ProviderProfiles {

    private ProviderProfiles() {}

    /** @throws IllegalArgumentException when it does not say who this is */
    static SocialPerson read(SocialProvider provider, Map<String, ?> told) {
        return switch (provider) {
            case KAKAO -> kakao(told);
            case NAVER -> naver(told);
            case FACEBOOK -> facebook(told);
        };
    }

    private static SocialPerson kakao(Map<String, ?> told) {
        Map<?, ?> account = object(told, "kakao_account");
        // Kakao names both when an address is not, or no longer, that of this person.
        boolean reachable = Boolean.TRUE.equals(account.get("is_email_valid"))
                && Boolean.TRUE.equals(account.get("is_email_verified"));
        String nickname = text(object(account, "profile"), "nickname");
        return new SocialPerson(
                subject(told),
                new SocialProfile(
                        nickname == null ? text(object(told, "properties"), "nickname") : nickname,
                        text(account, "name"),
                        reachable ? text(account, "email") : null,
                        text(account, "phone_number")));
    }

    /** Naver tells of failures with HTTP 200. */
    private static SocialPerson naver(Map<String, ?> told) {
        if (!"00".equals(told.get("resultcode"))) {
            throw new IllegalArgumentException("no result");
        }
        Map<?, ?> person = object(told, "response");
        String international = text(person, "mobile_e164");
        return new SocialPerson(
                subject(person),
                new SocialProfile(
                        text(person, "nickname"),
                        text(person, "name"),
                        text(person, "email"),
                        international == null ? text(person, "mobile") : international));
    }

    /** The only name Facebook tells is the legal one, which is nothing to show to strangers. */
    private static SocialPerson facebook(Map<String, ?> told) {
        return new SocialPerson(subject(told), new SocialProfile(null, text(told, "name"), text(told, "email"), null));
    }

    private static String subject(Map<?, ?> person) {
        return switch (person.get("id")) {
            case String id -> id;
            case Long id -> id.toString();
            case Integer id -> id.toString();
            case null, default -> throw new IllegalArgumentException("no id");
        };
    }

    private static Map<?, ?> object(Map<?, ?> of, String name) {
        return of.get(name) instanceof Map<?, ?> object ? object : Map.of();
    }

    private static @Nullable String text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text ? text : null;
    }
}
