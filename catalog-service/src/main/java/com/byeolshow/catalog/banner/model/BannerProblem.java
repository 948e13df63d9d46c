package com.byeolshow.catalog.banner.model;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** Why a request about banners is refused. */
public sealed interface BannerProblem extends Problem {

    record NoSuchCatalog() implements BannerProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-catalog", 404, "존재하지 않는 카탈로그입니다.", "There is no such catalog.");
        }
    }

    record SlugTaken() implements BannerProblem {
        @Override
        public Summary summary() {
            return new Summary("slug-taken", 409, "이미 사용 중인 슬러그입니다.", "This slug is taken already.");
        }
    }

    /** There is no room for another one. */
    record TooManyCatalogs(int most) implements BannerProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "too-many-catalogs", 409, "카탈로그는 %,d개까지 만들 수 있습니다.", "There is room for %,d catalogs only.", most);
        }
    }

    /**
     * A change made from a version that is no longer the newest.
     *
     * @param current the newest version
     */
    record VersionConflict(long current) implements BannerProblem {
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

    /**
     * An order that does not name every banner exactly once: some were made or dropped meanwhile.
     *
     * @param current the ids as they are ordered now
     */
    record OrderOutdated(List<String> current) implements BannerProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "order-outdated",
                    409,
                    "카탈로그 목록이 바뀌었습니다. 다시 불러온 뒤 순서를 정해 주세요.",
                    "The list of catalogs has changed. Load it again, then put it in order.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("current", current);
        }
    }

    /** A draft with wrong fields; all of them are listed. */
    record InvalidFields(List<FieldError> errors) implements BannerProblem {
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
