package com.byeolshow.broadcast.chat;

import com.byeolshow.broadcast.chat.model.ChatProblem;
import com.byeolshow.broadcast.show.FindHosting;
import com.byeolshow.broadcast.show.Hosting;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.security.Role;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who may keep order in a show's chat: its influencer, and managers. */
@Component
record Moderators(FindHosting findHosting) {

    static boolean moderates(Caller caller, String influencerId) {
        return caller.is(Role.MANAGER) || caller.id().equals(influencerId);
    }

    /** The show if the caller may; for anybody else it looks like none. */
    Mono<Hosting> mayModerate(Caller caller, ShowId show) {
        return findHosting
                .run(show)
                .filter(hosting -> moderates(caller, hosting.influencerId()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ChatProblem.NoSuchShow())));
    }
}
