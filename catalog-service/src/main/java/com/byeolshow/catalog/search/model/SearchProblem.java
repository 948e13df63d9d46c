package com.byeolshow.catalog.search.model;

import com.byeolshow.platform.web.problem.Problem;

/** Why a search is refused. */
public sealed interface SearchProblem extends Problem {

    /** Nothing to search for, or too much. */
    record BadSearch() implements SearchProblem {
        @Override
        public Summary summary() {
            return new Summary("bad-search", 400, "잘못된 검색입니다.", "Nothing can be searched like this.");
        }
    }
}
