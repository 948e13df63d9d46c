package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.BrowseShows;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.alarm.ToggleAlarm;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** BR-21: who wants to be told when a show begins. */
@RestController
class AlarmEndpoints {

    /** As many as a customer can have: the app never asks for a second page. */
    private static final int PAGE = ToggleAlarm.LIMIT;

    private final BrowseShows browse;
    private final ToggleAlarm toggleAlarm;
    private final MediaForms forms;

    AlarmEndpoints(BrowseShows browse, ToggleAlarm toggleAlarm, MediaForms forms) {
        this.browse = browse;
        this.toggleAlarm = toggleAlarm;
        this.forms = forms;
    }

    /** Names a show, by number or by text; whatever an older app sends besides is not looked at. */
    record AwaitedShow(@JsonProperty("_id") @Nullable String id) {}

    /** Whether the alarm is set now, in a word and in a sentence. */
    record Turned(boolean status, String message) {}

    @GetMapping("${byeolshow.broadcast.routes.alarm}")
    Mono<List<Media>> mine(Caller caller, @RequestParam(required = false) @Nullable String page) {
        return browse.awaitedBy(caller.id(), Page.of(page, PAGE))
                .map(forms::media)
                .collectList();
    }

    @PostMapping("${byeolshow.broadcast.routes.alarm}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Turned> toggle(Caller caller, @ClientBody AwaitedShow awaited) {
        return Mono.justOrEmpty(ShowId.of(awaited.id()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .flatMap(show -> toggleAlarm.run(caller.id(), show))
                .map(set -> set ? new Turned(true, "라이브 예약이 설정되었습니다.") : new Turned(false, "라이브 예약이 취소되었습니다."));
    }
}
