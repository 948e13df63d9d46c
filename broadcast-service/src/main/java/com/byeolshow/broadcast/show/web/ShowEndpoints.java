package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.EndShow;
import com.byeolshow.broadcast.show.ReserveShow;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.StartShow;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** BR-07, BR-08 and BR-10: what a host does with a show. */
@RestController
class ShowEndpoints {

    private final ReserveShow reserveShow;
    private final StartShow startShow;
    private final EndShow endShow;
    private final MediaForms forms;

    ShowEndpoints(ReserveShow reserveShow, StartShow startShow, EndShow endShow, MediaForms forms) {
        this.reserveShow = reserveShow;
        this.startShow = startShow;
        this.endShow = endShow;
        this.forms = forms;
    }

    /** Names a show, by number or by text. */
    record NamedShow(@JsonProperty("media_id") @Nullable String mediaId) {}

    /** An answer with a sentence and the show. */
    record Told(ToldShow success) {

        record ToldShow(String message, MediaFull data) {}
    }

    /** An answer with a sentence only. */
    record Ended(ToldEnd success) {

        record ToldEnd(String message) {}
    }

    @PostMapping("/media/reserve")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Told> reserve(Caller caller, @ClientBody Reservation reservation) {
        return reserveShow
                .run(caller.id(), reservation.program())
                .map(show -> new Told(new Told.ToldShow("방송이 예약되었습니다.", forms.full(show))));
    }

    @PostMapping("/media/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Told> start(Caller caller, @ClientBody NamedShow named) {
        if (named.mediaId() == null || named.mediaId().isBlank()) {
            return Mono.error(new RefusedException(new ShowProblem.NoShowNamed()));
        }
        return idOf(named)
                .flatMap(id -> startShow.run(caller.id(), id))
                .map(show -> new Told(new Told.ToldShow("방송이 시작되었습니다.", forms.full(show))));
    }

    @PostMapping("/media/end")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Ended> end(Caller caller, @ClientBody NamedShow named) {
        return idOf(named).flatMap(id -> endShow.run(caller.id(), id)).map(_ -> new Ended(new Ended.ToldEnd("방송 종료")));
    }

    private static Mono<ShowId> idOf(NamedShow named) {
        return Mono.justOrEmpty(ShowId.of(named.mediaId()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())));
    }
}
