package com.byeolshow.catalog.product.model;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** Why a request about products, brands or vendors is refused. */
public sealed interface ProductProblem extends Problem {

    record NoSuchProduct() implements ProductProblem {
        @Override
        public String code() {
            return "no-such-product";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "존재하지 않는 상품입니다.";
        }
    }

    /** A brand or vendor that does not exist. */
    record NoSuchPartner() implements ProductProblem {
        @Override
        public String code() {
            return "no-such-partner";
        }

        @Override
        public int status() {
            return 404;
        }

        @Override
        public String message() {
            return "존재하지 않는 브랜드 또는 입점사입니다.";
        }
    }

    /** Another brand, or another vendor, has this name. */
    record NameTaken() implements ProductProblem {
        @Override
        public String code() {
            return "name-taken";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "이미 사용 중인 이름입니다.";
        }
    }

    /**
     * A change made from a version that is no longer the newest.
     *
     * @param current the newest version
     */
    record VersionConflict(long current) implements ProductProblem {
        @Override
        public String code() {
            return "version-conflict";
        }

        @Override
        public int status() {
            return 409;
        }

        @Override
        public String message() {
            return "다른 사람이 먼저 수정했습니다. 다시 불러온 뒤 수정해 주세요.";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("current", current);
        }
    }

    /** A draft with wrong fields; all of them are listed. */
    record InvalidFields(List<FieldError> errors) implements ProductProblem {
        @Override
        public String code() {
            return "invalid-fields";
        }

        @Override
        public int status() {
            return 422;
        }

        @Override
        public String message() {
            return "입력값을 확인해 주세요.";
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("errors", errors);
        }
    }
}
