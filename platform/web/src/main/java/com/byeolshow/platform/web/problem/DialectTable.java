package com.byeolshow.platform.web.problem;

import com.byeolshow.platform.web.problem.Dialects.Dialect;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the dialect of a path, with its patterns parsed once. */
final class DialectTable {

    private record Row(List<PathPattern> patterns, Dialect dialect) {}

    private final List<Row> rows;

    DialectTable(Dialects dialects) {
        rows = dialects.dialects().stream()
                .map(dialect -> new Row(
                        dialect.paths().stream()
                                .map(PathPatternParser.defaultInstance::parse)
                                .toList(),
                        dialect))
                .toList();
    }

    /** The first row that matches; problem details when none does. */
    Dialect of(PathContainer path) {
        PathContainer bare = withoutTrailingSlash(path);
        for (Row row : rows) {
            if (row.patterns().stream().anyMatch(pattern -> pattern.matches(bare))) {
                return row.dialect();
            }
        }
        return Dialect.PROBLEM_DETAILS;
    }

    /** Errors are answered outside the filter that makes the slash optional, so it is still there. */
    private static PathContainer withoutTrailingSlash(PathContainer path) {
        String value = path.value();
        return value.length() > 1 && value.endsWith("/")
                ? PathContainer.parsePath(value.substring(0, value.length() - 1))
                : path;
    }
}
