package com.byeolshow.commerce.order.web;

import com.byeolshow.commerce.order.OrderId;
import com.byeolshow.commerce.order.model.OrderProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/** Text as clients send it: bounded, and without the one character a database cannot keep. */
final class Texts {

    static final int LONGEST_ID = 100;
    static final int LONGEST_REASON = 500;
    static final int LONGEST_NOTE = 1000;

    private Texts() {}

    /** Blank reads as missing. */
    static @Nullable String optional(@Nullable String text, int longest, String name) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw malformed(name + " is too long");
        }
        return text;
    }

    static String required(@Nullable String text, int longest, String name) {
        String present = optional(text, longest, name);
        if (present == null) {
            throw malformed(name + " is missing");
        }
        return present;
    }

    /** What cannot be an order's id names no order. */
    static OrderId orderId(String path) {
        if (!path.matches("[0-9A-Za-z]{1,40}")) {
            throw new RefusedException(new OrderProblem.NoSuchOrder());
        }
        return new OrderId(path);
    }

    static RefusedException malformed(String reason) {
        return new RefusedException(new RequestProblem.Malformed(reason));
    }
}
