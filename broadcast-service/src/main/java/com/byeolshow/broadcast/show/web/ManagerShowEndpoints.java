package com.byeolshow.broadcast.show.web;

import com.byeolshow.broadcast.show.BrowseShows;
import com.byeolshow.broadcast.show.DeleteShow;
import com.byeolshow.broadcast.show.EndShow;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.model.ShowProblem;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.problem.RefusedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows for staff: finding them, and ending or deleting one that should not go on. */
@RestController
class ManagerShowEndpoints {

    private static final int PAGE_SIZE = 50;
    private static final Set<String> STATUSES = Set.of("ready", "live", "close", "completed");

    private final BrowseShows browse;
    private final EndShow endShow;
    private final DeleteShow deleteShow;

    ManagerShowEndpoints(BrowseShows browse, EndShow endShow, DeleteShow deleteShow) {
        this.browse = browse;
        this.endShow = endShow;
        this.deleteShow = deleteShow;
    }

    /** A page of shows, the last reserved first. */
    record ShowPage(List<ShowStatus> shows, int page, boolean hasMore) {}

    @GetMapping("/v1/manager/shows")
    Mono<ShowPage> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String influencer,
            @RequestParam(required = false) @Nullable String page) {
        if (status != null && !STATUSES.contains(status)) {
            return Mono.error(new RefusedException(new ShowProblem.NoSuchStatus()));
        }
        Page asked = Page.of(page, PAGE_SIZE);
        return browse.search(status, influencer, asked)
                .map(shows -> new ShowPage(
                        shows.stream().map(ShowStatus::of).toList(), asked.number(), shows.size() == PAGE_SIZE));
    }

    @PostMapping("/v1/manager/shows/{id}/end")
    Mono<ShowStatus> end(@PathVariable String id) {
        return named(id).flatMap(endShow::forStaff).map(ShowStatus::of);
    }

    @DeleteMapping("/v1/manager/shows/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> delete(@PathVariable String id) {
        return named(id).flatMap(deleteShow::forStaff);
    }

    private static Mono<ShowId> named(String id) {
        return Mono.justOrEmpty(ShowId.of(id))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new ShowProblem.ShowNotFound())));
    }
}
