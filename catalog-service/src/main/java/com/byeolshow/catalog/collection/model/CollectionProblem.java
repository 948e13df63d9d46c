package com.byeolshow.catalog.collection.model;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** Why a request about collections is refused. */
public sealed interface CollectionProblem extends Problem {

    record NoSuchCollection() implements CollectionProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-collection", 404, "존재하지 않는 컬렉션입니다.", "There is no such collection.");
        }
    }

    record SlugTaken() implements CollectionProblem {
        @Override
        public Summary summary() {
            return new Summary("slug-taken", 409, "이미 사용 중인 슬러그입니다.", "This slug is taken already.");
        }
    }

    /** Collections below it, products or banners refer to it. */
    record CollectionInUse() implements CollectionProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "collection-in-use",
                    409,
                    "하위 컬렉션, 상품 또는 카탈로그에서 사용 중인 컬렉션입니다.",
                    "Other collections, products or catalogs use this collection.");
        }
    }

    /** The tree is full. */
    record TooManyCollections(int most) implements CollectionProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-collections",
                    409,
                    "컬렉션은 %,d개까지 만들 수 있습니다.",
                    "There is room for %,d collections only.",
                    most);
        }
    }

    /** A draft with wrong fields; all of them are listed. */
    record InvalidFields(List<FieldError> errors) implements CollectionProblem {
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
