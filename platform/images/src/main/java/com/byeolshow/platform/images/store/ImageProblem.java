package com.byeolshow.platform.images.store;

import com.byeolshow.platform.web.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a request about an image is refused. */
public sealed interface ImageProblem extends Problem {

    /** No part that is a file where one is needed. */
    record NoFile() implements ImageProblem {
        @Override
        public Summary summary() {
            return new Summary("no-image-file", 400, "잘못된 요청입니다.");
        }
    }

    /** What can be wrong with the file itself. */
    enum Flaw {
        UNSUPPORTED("unsupported-image-type", 400),
        UNREADABLE("unreadable-image", 400),
        TOO_MANY_PIXELS("too-many-pixels", 400),
        TOO_LARGE("request-too-large", 413);

        private final String code;
        private final int status;

        Flaw(String code, int status) {
            this.code = code;
            this.status = status;
        }
    }

    /** The file cannot be taken. */
    record Unacceptable(Flaw flaw) implements ImageProblem {
        @Override
        public Summary summary() {
            return new Summary(flaw.code, flaw.status, "잘못된 요청입니다.");
        }

        @Override
        public @Nullable String appCode() {
            return flaw.code;
        }
    }

    /** No file has this name, or no longer. */
    record NoSuchImage() implements ImageProblem {
        @Override
        public Summary summary() {
            return new Summary("image-not-found", 404, "존재하지 않는 사진입니다.");
        }
    }

    /** The image store does not answer, or not as it should. */
    record StoreAway() implements ImageProblem {
        @Override
        public Summary summary() {
            return new Summary("image-store-unavailable", 503, "일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }
}
