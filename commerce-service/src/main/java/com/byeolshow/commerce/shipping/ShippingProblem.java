package com.byeolshow.commerce.shipping;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** Why goods cannot be sent, or a policy cannot be kept. */
public sealed interface ShippingProblem extends Problem {

    /** The vendor does not send goods to that country. */
    record CountryNotServed(String vendor) implements ShippingProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unsupported-shipping-country", 400, "배송할 수 없는 국가입니다.", "We cannot ship to this country.");
        }
    }

    /** The vendor has no policy of its own; the house's settings count. */
    record NoSuchPolicy() implements ShippingProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "not-existed-shipping-policy",
                    404,
                    "등록된 배송 정책이 없습니다.",
                    "This vendor has no shipping policy of its own.");
        }
    }

    /**
     * A change made from a version that is no longer the newest.
     *
     * @param current the newest version; 0 when the vendor has no policy of its own any more
     */
    record VersionConflict(long current) implements ShippingProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "version-conflict",
                    409,
                    "다른 사람이 먼저 수정했습니다. 다시 불러온 뒤 수정해 주세요.",
                    "Somebody else changed this first. Load it again, then make your change.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("current", current);
        }
    }

    /** A draft with wrong fields; all of them are listed. */
    record InvalidFields(List<FieldError> errors) implements ShippingProblem {
        @Override
        public Summary summary() {
            return new Summary("invalid-fields", 422, "입력값을 확인해 주세요.", "Please check the fields.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("errors", errors);
        }
    }
}
