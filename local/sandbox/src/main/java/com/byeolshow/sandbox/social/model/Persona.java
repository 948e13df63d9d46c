package com.byeolshow.sandbox.social.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of people, and of bad luck, that a product must cope with. */
public enum Persona {
    FULL("모든 정보 제공", "everything is told"),
    NO_EMAIL("이메일 없음", "no e-mail"),
    UNVERIFIED_EMAIL("인증되지 않은 이메일", "an e-mail that nobody verified"),
    NO_PHONE("전화번호 없음", "no phone number"),
    MINIMAL("식별자만 제공", "nothing but the id"),
    NEEDS_AGREEMENT("추가 동의 필요", "values exist but were not agreed to"),
    SAME_EMAIL_OTHER_PROVIDER("다른 서비스와 같은 이메일", "the same e-mail at every provider"),
    DENY("동의 거부", "the person declines"),
    BROKEN_TOKEN("깨진 토큰 응답", "the token's answer breaks off"),
    SLOW("느린 응답", "the token takes too long");

    private final String korean;
    private final String english;

    Persona(String korean, String english) {
        this.korean = korean;
        this.english = english;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String korean() {
        return korean;
    }

    public String english() {
        return english;
    }

    public static Optional<Persona> of(String slug) {
        return Arrays.stream(values())
                .filter(persona -> persona.slug().equals(slug))
                .findFirst();
    }
}
