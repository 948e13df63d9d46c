package com.byeolshow.platform.web.problem;

import static java.util.Objects.requireNonNullElse;

import com.byeolshow.platform.form.FieldError;
import com.byeolshow.platform.language.Language;
import com.byeolshow.platform.language.Wording;
import com.byeolshow.platform.web.problem.Dialects.Dialect;
import com.byeolshow.platform.web.problem.Dialects.Family;
import io.micrometer.tracing.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link Problem} as the answer of a request, in the dialect of its route. */
public final class ProblemRenderer {

    private static final MediaType JSON = MediaType.parseMediaType("application/json;charset=UTF-8");

    private final DialectTable dialects;
    private final JsonMapper json;
    private final Supplier<@Nullable Tracer> tracer;

    ProblemRenderer(Dialects dialects, JsonMapper json, Supplier<@Nullable Tracer> tracer) {
        this.dialects = new DialectTable(dialects);
        this.json = json;
        this.tracer = tracer;
    }

    /** Writes status, headers and body, unless the response has already begun. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.empty();
        }
        Dialect dialect = dialects.of(exchange.getRequest().getPath().pathWithinApplication());
        var request = exchange.getRequest();
        Rendered rendered = render(
                problem,
                dialect,
                request.getPath().value(),
                request.getHeaders().getOrEmpty(HttpHeaders.ACCEPT_LANGUAGE));
        response.setRawStatusCode(rendered.status());
        response.getHeaders().setContentType(rendered.type());
        rendered.languageHeaders().forEach(response.getHeaders()::add);
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        byte[] body = json(rendered);
        response.getHeaders().setContentLength(body.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    byte[] json(Rendered rendered) {
        return json.writeValueAsBytes(rendered.body());
    }

    /**
     * An answer without its connection.
     *
     * @param spoken the language of the body where it was chosen, null where the app's own routes have but one
     */
    record Rendered(int status, MediaType type, @Nullable Language spoken, Object body) {

        /** What is said of the choice, beside what {@code Vary} may name already. */
        Map<String, String> languageHeaders() {
            return spoken == null
                    ? Map.of()
                    : Map.of(HttpHeaders.CONTENT_LANGUAGE, spoken.tag(), HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }

    /**
     * In the dialect of a path as it was sent, which may be unreadable itself.
     *
     * @param acceptLanguage as {@link Language#preferred} takes it
     */
    Rendered render(Problem problem, String path, List<String> acceptLanguage) {
        Dialect dialect;
        try {
            dialect = dialects.of(PathContainer.parsePath(path));
        } catch (IllegalArgumentException unreadable) {
            dialect = Dialect.PROBLEM_DETAILS;
        }
        return render(problem, dialect, path, acceptLanguage);
    }

    private Rendered render(Problem problem, Dialect dialect, String instance, List<String> acceptLanguage) {
        if (dialect.family() == Family.PROBLEM_DETAILS) {
            Language language = Language.preferred(acceptLanguage);
            return new Rendered(
                    problem.status(),
                    MediaType.APPLICATION_PROBLEM_JSON,
                    language,
                    details(problem, instance, language));
        }
        int status = problem.status() < 500 && problem.status() != 401 && dialect.status() != null
                ? dialect.status()
                : problem.status();
        return new Rendered(status, JSON, null, legacyBody(problem, dialect));
    }

    private static Object legacyBody(Problem problem, Dialect dialect) {
        String fallback = requireNonNullElse(dialect.fallback(), problem.message());
        boolean fixed = problem instanceof RequestProblem.Malformed || problem instanceof RequestProblem.Fault;
        if (problem.status() == 401) {
            return dialect.family() == Family.ENVELOPE || dialect.envelopedAuthentication()
                    ? envelope(problem.message(), null, null)
                    : problem.message();
        }
        if (dialect.envelopedRefusals() && problem.status() == 400 && !fixed) {
            return envelope(problem.message(), problem.appCode(), problem.detail());
        }
        return switch (dialect.family()) {
            case ENVELOPE ->
                fixed
                        ? envelope(fallback, null, null)
                        : envelope(problem.message(), problem.appCode(), problem.detail());
            case CODE_AND_MESSAGE -> fixed ? fallback : code(problem) + " " + problem.message();
            case CODE -> fixed ? fallback : code(problem);
            case FIXED -> fallback;
            case PROBLEM_DETAILS -> throw new IllegalStateException("rendered elsewhere");
        };
    }

    private static String code(Problem problem) {
        return requireNonNullElse(problem.appCode(), problem.code());
    }

    private static Map<String, Object> envelope(String message, @Nullable String code, @Nullable Wording detail) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", message);
        if (code != null) {
            error.put("code", code);
        }
        if (detail != null) {
            error.put("detail", detail.korean());
        }
        return Map.of("error", error);
    }

    private Map<String, Object> details(Problem problem, String instance, Language language) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:byeolshow:problem:" + problem.code());
        body.put("title", title(problem));
        body.put("status", problem.status());
        body.put(
                "detail",
                requireNonNullElse(problem.detail(), problem.summary().wording())
                        .in(language));
        body.put("instance", instance);
        body.put("code", problem.code());
        problem.fields().forEach((name, value) -> body.putIfAbsent(name, told(value, language)));
        String traceId = traceId();
        if (traceId != null) {
            body.put("traceId", traceId);
        }
        return body;
    }

    /** The code in words, for logs and programmers: it stays the same in every language, as the type does. */
    private static String title(Problem problem) {
        String code = problem.code();
        HttpStatus nameless = code.equals("http-" + problem.status()) ? HttpStatus.resolve(problem.status()) : null;
        String words = nameless == null
                ? code.replaceFirst("^not-existed-", "no-such-").replace('-', ' ')
                : nameless.getReasonPhrase().toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Wrong fields speak the language of the answer; any other fact has none. */
    private static Object told(Object fact, Language language) {
        return switch (fact) {
            case FieldError(var field, var wording) -> new ToldError(field, wording.in(language));
            case List<?> facts ->
                facts.stream().map(each -> told(each, language)).toList();
            default -> fact;
        };
    }

    private record ToldError(String field, String message) {}

    private @Nullable String traceId() {
        Tracer current = tracer.get();
        var span = current == null ? null : current.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
