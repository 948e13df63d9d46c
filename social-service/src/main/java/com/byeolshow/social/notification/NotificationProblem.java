package com.byeolshow.social.notification;

import com.byeolshow.platform.web.problem.Problem;

/** What can be refused about notifications. */
public sealed interface NotificationProblem extends Problem {

    /** The caller has no such notification; somebody else's is none either. */
    record UnknownNotification() implements NotificationProblem {
        @Override
        public Summary summary() {
            return new Summary("unknown-notification", 404, "존재하지 않는 알림입니다.", "There is no such notification.");
        }
    }
}
