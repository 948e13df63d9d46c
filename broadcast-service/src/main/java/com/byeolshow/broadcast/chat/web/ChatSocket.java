package com.byeolshow.broadcast.chat.web;

import com.byeolshow.broadcast.chat.ChatRooms;
import com.byeolshow.broadcast.chat.ChatSettings;
import com.byeolshow.broadcast.chat.Viewer;
import com.byeolshow.broadcast.chat.model.Allowance;
import com.byeolshow.broadcast.chat.model.ChatRequest;
import com.byeolshow.broadcast.show.AdmitViewer;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.broadcast.show.view.Watcher;
import com.byeolshow.broadcast.show.view.Watchers;
import com.byeolshow.platform.security.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.TooLongFrameException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * BR-22: the chat of a show that is on air; any other show closes the socket with {@code 4404}. Frames that cannot be
 * read, ask for nothing possible or come too fast are ignored; watch {@code broadcast.chat.ignored}.
 */
@Component
final class ChatSocket implements WebSocketHandler {

    /** Application codes begin at 4000; this one says what 404 says elsewhere. */
    static final CloseStatus NOT_ON_AIR = new CloseStatus(4404, "not on air");

    private final ChatRooms rooms;
    private final AdmitViewer admitViewer;
    private final Watchers watchers;
    private final ChatSettings settings;
    private final JsonMapper json;
    private final Counter ignored;

    ChatSocket(
            ChatRooms rooms,
            AdmitViewer admitViewer,
            Watchers watchers,
            ChatSettings settings,
            JsonMapper json,
            MeterRegistry meters) {
        this.rooms = rooms;
        this.admitViewer = admitViewer;
        this.watchers = watchers;
        this.settings = settings;
        this.json = json;
        this.ignored = Counter.builder("broadcast.chat.ignored").register(meters);
    }

    @Override
    public Mono<Void> handle(WebSocketSession session) {
        return showOf(session.getHandshakeInfo().getUri())
                .map(id -> Mono.usingWhen(
                        Mono.fromSupplier(() -> rooms.connect(id)),
                        viewer -> admitOrClose(session, id, viewer),
                        viewer -> Mono.<Void>fromRunnable(() -> rooms.disconnect(id, viewer))))
                .orElseGet(() -> session.close(NOT_ON_AIR));
    }

    private static Optional<ShowId> showOf(URI address) {
        String path = address.getPath().replaceAll("/+$", "");
        return ShowId.of(path.substring(path.lastIndexOf('/') + 1));
    }

    private Mono<Void> admitOrClose(WebSocketSession session, ShowId id, Viewer viewer) {
        return watcher(session)
                .flatMap(watcher -> admitViewer.run(id, watcher))
                .flatMap(admitted -> admitted ? chat(session, viewer) : session.close(NOT_ON_AIR));
    }

    private Mono<Watcher> watcher(WebSocketSession session) {
        var handshake = session.getHandshakeInfo();
        return handshake
                .getPrincipal()
                .ofType(Authentication.class)
                .map(Authentication::getPrincipal)
                .ofType(Caller.class)
                .singleOptional()
                .map(caller -> watchers.of(caller, handshake.getRemoteAddress(), handshake.getHeaders()));
    }

    /** Lasts until the viewer hangs up, which ends both directions. */
    private Mono<Void> chat(WebSocketSession session, Viewer viewer) {
        var allowance = new Allowance(settings.burst(), settings.pace(), System.nanoTime());
        Flux<WebSocketMessage> pings = Flux.interval(settings.ping())
                .onBackpressureDrop()
                .map(_ -> session.pingMessage(buffers -> buffers.wrap(new byte[0])));
        Mono<Void> speaking =
                session.send(viewer.frames().map(session::textMessage).mergeWith(pings));
        Mono<Void> listening = session.receive()
                .filter(message -> message.getType() == WebSocketMessage.Type.TEXT)
                .doOnNext(message -> listen(viewer, allowance, message.getPayloadAsText()))
                .then()
                .onErrorResume(TooLongFrameException.class, _ -> session.close(CloseStatus.TOO_BIG_TO_PROCESS));
        return Mono.firstWithSignal(listening, speaking);
    }

    private void listen(Viewer viewer, Allowance allowance, String text) {
        Optional<ChatRequest> request = allowance.take(System.nanoTime()) ? read(text) : Optional.empty();
        request.ifPresentOrElse(viewer::ask, ignored::increment);
    }

    private Optional<ChatRequest> read(String text) {
        try {
            JsonNode frame = json.readTree(text);
            return ChatRequest.of(text(frame, "stat"), text(frame, "username"), text(frame, "message"));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String text(JsonNode frame, String field) {
        JsonNode value = frame.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }
}
