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
            return new Summary("no-image-file", 400, "잘못된 요청입니다.", "Send a picture as a file.");
        }
    }

    /** What can be wrong with the file itself. */
    enum Flaw {
        UNSUPPORTED("unsupported-image-type", 400, "Send a JPEG, PNG or WebP picture."),
        UNREADABLE("unreadable-image", 400, "This picture cannot be read."),
        TOO_MANY_PIXELS("too-many-pixels", 400, "This picture has too many pixels."),
        TOO_LARGE("request-too-large", 413, "This picture is too large.");

        private final String code;
        private final int status;
        private final String english;

        /** The Korean is one for all of them, as the app knows it. */
        Flaw(String code, int status, String english) {
            this.code = code;
            this.status = status;
            this.english = english;
        }
    }

    /** The file cannot be taken. */
    record Unacceptable(Flaw flaw) implements ImageProblem {
        @Override
        public Summary summary() {
            return new Summary(flaw.code, flaw.status, "잘못된 요청입니다.", flaw.english);
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
            return new Summary("image-not-found", 404, "존재하지 않는 사진입니다.", "There is no such picture.");
        }
    }

    /** The image store does not answer, or not as it should. */
    record StoreAway() implements ImageProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "image-store-unavailable",
                    503,
                    "일시적으로 이용할 수 없습니다. 잠시 후 다시 시도해 주세요.",
                    "Not available right now. Please try again in a moment.");
        }

        @Override
        public Duration retryAfter() {
            return Duration.ofSeconds(5);
        }
    }
}
