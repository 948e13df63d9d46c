package com.byeolshow.sandbox.iamport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Standard bank codes and, for any account number, a made-up holder. */
final class Banks {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("002", "KDB산업은행");
        NAMES.put("003", "IBK기업은행");
        NAMES.put("004", "KB국민은행");
        NAMES.put("007", "수협은행");
        NAMES.put("011", "NH농협은행");
        NAMES.put("020", "우리은행");
        NAMES.put("023", "SC제일은행");
        NAMES.put("027", "한국씨티은행");
        NAMES.put("031", "iM뱅크");
        NAMES.put("032", "부산은행");
        NAMES.put("034", "광주은행");
        NAMES.put("035", "제주은행");
        NAMES.put("037", "전북은행");
        NAMES.put("039", "경남은행");
        NAMES.put("045", "새마을금고");
        NAMES.put("048", "신협");
        NAMES.put("071", "우체국");
        NAMES.put("081", "하나은행");
        NAMES.put("088", "신한은행");
        NAMES.put("089", "케이뱅크");
        NAMES.put("090", "카카오뱅크");
        NAMES.put("092", "토스뱅크");
    }

    private Banks() {}

    static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }

    static List<Map<String, String>> all() {
        return NAMES.entrySet().stream()
                .map(bank -> Map.of("code", bank.getKey(), "name", bank.getValue()))
                .toList();
    }

    /** Accounts that start with three zeros do not exist. */
    static Optional<String> holder(String code, String number) {
        return NAMES.containsKey(code) && !number.startsWith("000") ? Optional.of("홍길동") : Optional.empty();
    }
}
