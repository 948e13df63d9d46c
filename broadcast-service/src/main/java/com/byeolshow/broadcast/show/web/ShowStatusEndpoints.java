package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.BrowseShows;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.web.problem.RefusedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where a show stands, and how its encoder does. */
@RestController
class ShowStatusEndpoints {

    private final BrowseShows browse;

    ShowStatusEndpoints(BrowseShows browse) {
        this.browse = browse;
    }

    @GetMapping("/v1/shows/{id}")
    Mono<ShowStatus> status(@PathVariable String id) {
        return Mono.justOrEmpty(ShowId.of(id))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.ShowNotFound())))
                .flatMap(browse::status)
                .map(ShowStatus::of);
    }
}
