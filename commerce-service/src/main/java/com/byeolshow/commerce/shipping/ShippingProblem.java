package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.web.problem.Problem;

/** Why goods cannot be sent. */
public sealed interface ShippingProblem extends Problem {

    /** The vendor does not send goods to that country. */
    record CountryNotServed(String vendor) implements ShippingProblem {
        @Override
        public String code() {
            return "unsupported-shipping-country";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String message() {
            return "배송할 수 없는 국가입니다.";
        }
    }
}
