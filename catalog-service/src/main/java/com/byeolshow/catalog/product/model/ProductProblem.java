package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** Why a request about products, brands or vendors is refused. */
public sealed interface ProductProblem extends Problem {

    record NoSuchProduct() implements ProductProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-product", 404, "존재하지 않는 상품입니다.", "There is no such product.");
        }
    }

    /** A brand or vendor that does not exist. */
    record NoSuchPartner() implements ProductProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-partner", 404, "존재하지 않는 브랜드 또는 입점사입니다.", "There is no such brand or vendor.");
        }
    }

    /** Another brand, or another vendor, has this name. */
    record NameTaken() implements ProductProblem {
        @Override
        public Summary summary() {
            return new Summary("name-taken", 409, "이미 사용 중인 이름입니다.", "This name is taken already.");
        }
    }

    /**
     * A change made from a version that is no longer the newest.
     *
     * @param current the newest version
     */
    record VersionConflict(long current) implements ProductProblem {
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
    record InvalidFields(List<FieldError> errors) implements ProductProblem {
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
