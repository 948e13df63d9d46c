package com.byeolshow.broadcast.show.model;

import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Why something about a show is refused, in the app's own words. */
public sealed interface ShowProblem extends Problem {

    /** Reserving needs a stream to reserve for. */
    record NoStreamKey() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("no-stream-key", 400, "스트림키를 생성해 주세요.", "Please create a stream key first.");
        }
    }

    /** A program without title or start, or with more text than fits. */
    record IncompleteProgram() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("incomplete-program", 400, "잘못된 입력입니다.", "The program is incomplete or too long.");
        }
    }

    /** Unknown, or somebody else's. */
    record NoSuchShow() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-show", 400, "존재하지 않는 방송입니다.", "There is no such show.");
        }
    }

    /** One influencer sends one show at a time, and the last one must have its recording first. */
    record AnotherOnAir() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "another-show-on-air",
                    400,
                    "방송종료가 완료되지 않은 라이브가 존재합니다. 잠시 후 다시 시도해 주세요.",
                    "Another show has not ended completely. Please try again in a moment.");
        }
    }

    /** Only a reserved show can start. */
    record NotStartable() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("show-not-startable", 400, "잘못된 요청입니다.", "This show cannot start.");
        }

        @Override
        public Wording detail() {
            return Wording.of("예약된 방송만 시작할 수 있습니다.", "Only a reserved show can start.");
        }
    }

    /** Edits are refused with one sentence whether the show is unknown or somebody else's. */
    record NotEditable() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("show-not-editable", 400, "잘못된 요청입니다.", "This show cannot be edited.");
        }

        @Override
        public Wording detail() {
            return Wording.of(
                    "존재하지 않는 방송이거나 다른 인플루엔서의 방송입니다.", "There is no such show, or it is another influencer's.");
        }
    }

    /** An edit that would leave no program. */
    record IncompleteEdit() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("incomplete-edit", 400, "알 수 없는 오류", "The edit is incomplete.");
        }

        @Override
        public Wording detail() {
            return Wording.of("잘못된 입력입니다.", "Fill in the title and the start, and keep within the limits.");
        }
    }

    /** Unknown to newer clients, who read statuses. */
    record ShowNotFound() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("show-not-found", 404, "존재하지 않는 방송입니다.", "There is no such show.");
        }
    }

    /** Staff asked for shows in a state there is not. */
    record NoSuchStatus() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "no-such-status",
                    400,
                    "status는 ready, live, close, completed 중 하나여야 합니다.",
                    "The status must be one of ready, live, close and completed.");
        }
    }

    /** A request that names no show at all. */
    record NoShowNamed() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("no-show-named", 400, "잘못된 요청입니다.", "Name a show.");
        }

        @Override
        public Wording detail() {
            return Wording.of("media_id가 필요합니다.", "Give a media_id.");
        }
    }

    /** Only a show on air can end. */
    record NotStarted() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("show-not-started", 400, "알 수 없는 오류", "This show has not started.");
        }

        @Override
        public Wording detail() {
            return Wording.of("시작되지 않은 방송입니다.", "This show has not started.");
        }
    }

    /** A list of an influencer's shows that names no influencer. */
    record NoInfluencerNamed() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("no-influencer-named", 400, "알 수 없는 오류", "Name an influencer.");
        }

        @Override
        public @Nullable String appCode() {
            return code();
        }
    }

    /** A recording finished on a stream that carries no show. */
    record NobodyOnAir() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("nobody-on-air", 400, "라이브 중인 방송이 없습니다.", "No show is live.");
        }
    }

    /** A recording finished on a stream that carries more than one show. */
    record SeveralOnAir() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("several-on-air", 400, "라이브 중인 방송이 2개 이상입니다.", "2 shows or more are live.");
        }
    }

    /** A callback that cannot be proven to come from the video platform. */
    record UnprovenCallback() implements ShowProblem {
        @Override
        public Summary summary() {
            return new Summary("unproven-callback", 401, "서명이 올바르지 않습니다.", "The signature is not right.");
        }
    }
}
