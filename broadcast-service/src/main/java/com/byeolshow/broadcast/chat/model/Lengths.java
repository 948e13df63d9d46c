package com.byeolshow.broadcast.chat.model;

/** Cuts texts between characters, never inside one. */
final class Lengths {

    private Lengths() {}

    static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }
}
