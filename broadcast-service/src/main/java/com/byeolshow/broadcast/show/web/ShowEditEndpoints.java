package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.DeleteShow;
import com.byeolshow.broadcast.show.EditShow;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** BR-09 and BR-11: what a host may do with a show at any time. */
@RestController
class ShowEditEndpoints {

    private final EditShow editShow;
    private final DeleteShow deleteShow;
    private final MediaForms forms;

    ShowEditEndpoints(EditShow editShow, DeleteShow deleteShow, MediaForms forms) {
        this.editShow = editShow;
        this.deleteShow = deleteShow;
        this.forms = forms;
    }

    /** A show, by number or by text, and everything it shall be from now on. */
    record Edit(
            @JsonProperty("media_id") @Nullable String mediaId,
            @JsonUnwrapped Reservation wanted) {}

    /** Names a show, by number or by text. */
    record NamedDeletion(@JsonProperty("media_id") @Nullable String mediaId) {}

    /** An answer with a sentence and the show. */
    record Edited(EditedShow success) {

        record EditedShow(String message, MediaFull data) {}
    }

    /** An answer with a sentence only. */
    record Removed(ToldRemoval success) {

        record ToldRemoval(String message) {}
    }

    @PostMapping("/media/edit")
    Mono<Edited> edit(Caller caller, @ClientBody Edit edit) {
        return editShow.run(
                        caller.id(), ShowId.of(edit.mediaId()), edit.wanted().program())
                .map(show -> new Edited(new Edited.EditedShow("수정되었습니다.", forms.full(show))));
    }

    @DeleteMapping("/media/delete")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Removed> delete(Caller caller, @ClientBody NamedDeletion named) {
        return Mono.justOrEmpty(ShowId.of(named.mediaId()))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.NoSuchShow())))
                .flatMap(id -> deleteShow.run(caller.id(), id))
                .thenReturn(new Removed(new Removed.ToldRemoval("삭제 완료")));
    }
}
