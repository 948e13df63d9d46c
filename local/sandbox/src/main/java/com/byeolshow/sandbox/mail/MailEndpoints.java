package com.byeolshow.sandbox.mail;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import com.byeolshow.sandbox.control.ControlRoutes;
import com.byeolshow.sandbox.control.RefusedCallException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The mails as JSON for tests and as pages for people. */
@Component
final class MailEndpoints implements ControlRoutes {
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String OWN_PAGE = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";

    /** A second lock beside the frame's own: also opened directly, mail HTML runs nothing and loads nothing. */
    private static final String MAIL_CONTENT = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private final Mails mails;

    MailEndpoints(Mails mails) {
        this.mails = mails;
    }

    @Override
    public RouterFunction<ServerResponse> controlRoutes() {
        return route().GET("/__sandbox/mails", this::list)
                .GET("/__sandbox/mails/{id}", request -> ServerResponse.ok().bodyValue(json(known(request))))
                .GET("/__sandbox/mails/{id}/source", this::source)
                .GET("/mails", _ -> page(200, OWN_PAGE, MailPage.list(mails.all())))
                .GET("/mails/{id}", this::detail)
                .GET("/mails/{id}/html", this::html)
                .build();
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        var to = request.queryParam("to");
        var found = mails.all().stream()
                .filter(mail -> to.map(mail::isFor).orElse(true))
                .map(MailEndpoints::json)
                .toList();
        return ServerResponse.ok().bodyValue(Map.of("mails", found));
    }

    private Mono<ServerResponse> source(ServerRequest request) {
        return ServerResponse.ok()
                .contentType(TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .bodyValue(known(request).source());
    }

    private Mono<ServerResponse> detail(ServerRequest request) {
        return mails.find(request.pathVariable("id"))
                .map(mail -> page(200, OWN_PAGE, MailPage.detail(mail)))
                .orElseGet(() -> page(404, OWN_PAGE, MailPage.missing()));
    }

    private Mono<ServerResponse> html(ServerRequest request) {
        return mails.find(request.pathVariable("id"))
                .map(mail -> page(200, MAIL_CONTENT, mail.html()))
                .orElseGet(() -> page(404, OWN_PAGE, MailPage.missing()));
    }

    private Mail known(ServerRequest request) {
        var id = request.pathVariable("id");
        return mails.find(id).orElseThrow(() -> RefusedCallException.unknown("mail " + id));
    }

    private static Mono<ServerResponse> page(int status, String policy, String html) {
        return ServerResponse.status(status)
                .contentType(HTML)
                .header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .bodyValue(html);
    }

    private static Map<String, Object> json(Mail mail) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", mail.id());
        json.put("receivedAt", mail.receivedAt().toString());
        json.put("sender", mail.sender());
        json.put("recipients", mail.recipients());
        json.put("from", mail.from());
        json.put("to", mail.to());
        json.put("subject", mail.subject());
        json.put("messageId", mail.messageId());
        json.put("text", mail.text());
        json.put("html", mail.html());
        json.put("attachments", mail.attachments());
        return json;
    }
}
