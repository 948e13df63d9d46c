package com.byeolshow.suite.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Addresses in the app's form. */
final class Addresses {

    /** Every key present and nothing given, as the app sends it when no address was typed. */
    static final Map<String, Object> EMPTY = address("", "", "", "", "", "", "");

    private Addresses() {}

    static Map<String, Object> seoul(String fullName) {
        return address(fullName, "010-0000-0000", "KR", "서울특별시", "중구", "세종대로 110", "04524");
    }

    private static Map<String, Object> address(
            String fullName,
            String mobile,
            String country,
            String state,
            String city,
            String address1,
            String postcode) {
        var address = new LinkedHashMap<String, Object>();
        address.put("name", Map.of("first", "", "last", "", "full", fullName));
        address.put("mobile", mobile);
        address.put("phone", "");
        address.put("country", country);
        address.put("state", state);
        address.put("city", city);
        address.put("address1", address1);
        address.put("address2", "");
        address.put("postcode", postcode);
        address.put("company", "");
        return address;
    }
}
