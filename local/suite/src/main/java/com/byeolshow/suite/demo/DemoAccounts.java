package com.byeolshow.suite.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts everyone may use on a local suite. */
public final class DemoAccounts {

    /** An account as a person needs it. */
    public record Account(String userId, String password, String alias, String role) {

        /** The body of a sign-up, every key of the contract present. */
        public Map<String, Object> signUp() {
            var body = new LinkedHashMap<String, Object>();
            body.put("userId", userId);
            body.put("email", userId + "@example.com");
            body.put("password", password);
            body.put("re_password", password);
            body.put("name", alias);
            body.put("alias", alias);
            body.put("mobile", "010-0000-0000");
            body.put("phone", "");
            body.put("gender", "");
            body.put("birthdate", "");
            body.put("address", Map.of("primary", Addresses.EMPTY));
            return body;
        }
    }

    static final Account MANAGER = new Account("manager1", "manager1pw!", "운영자", "manager");
    static final Account STAR_1 = new Account("star1", "star1pw!", "별이", "influencer");
    static final Account STAR_2 = new Account("star2", "star2pw!", "달이", "influencer");

    /** Its recording never arrives, so its show stays in the state between end and recording. */
    static final Account STAR_3 = new Account("star3", "star3pw!", "구름이", "influencer");

    /** Has bought something and said how it was. */
    static final Account BUYER_1 = new Account("buyer1", "buyer1pw!", "가을비", "viewer");

    static final Account VIEWER_1 = new Account("viewer1", "viewer1pw!", "봄날", "viewer");
    static final Account VIEWER_2 = new Account("viewer2", "viewer2pw!", "여름밤", "viewer");

    public static final List<Account> ALL = List.of(VIEWER_1, VIEWER_2, BUYER_1, STAR_1, STAR_2, STAR_3, MANAGER);

    private DemoAccounts() {}
}
