package com.byeolshow.broadcast.chat.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why something about a chat is refused. */
public sealed interface ChatProblem extends Problem {

    /** Unknown, or somebody else's. */
    record NoSuchShow() implements ChatProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-show", 404, "존재하지 않는 방송입니다.", "There is no such show.");
        }
    }

    /** Nobody in this show's chat is called that. */
    record NoSuchViewer() implements ChatProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-viewer", 404, "존재하지 않는 시청자입니다.", "There is no such viewer.");
        }
    }

    /** No message can have such an id. */
    record NoSuchMessage() implements ChatProblem {
        @Override
        public Summary summary() {
            return new Summary("no-such-message", 404, "존재하지 않는 메시지입니다.", "There is no such message.");
        }
    }

    /** A mute lasts from a second to a day. */
    record UnlikelyMute(int longest) implements ChatProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "unlikely-mute",
                    400,
                    "seconds는 1 이상 %d 이하여야 합니다.",
                    "The seconds must be between 1 and %d.",
                    longest);
        }
    }

    /** A place in a chat that no answer ever named. */
    record NoSuchPlace() implements ChatProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "no-such-place", 400, "after는 이전 응답의 next여야 합니다.", "Give as after the next of an earlier answer.");
        }
    }
}
