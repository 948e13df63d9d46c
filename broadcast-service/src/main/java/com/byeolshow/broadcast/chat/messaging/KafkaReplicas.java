package com.byeolshow.broadcast.chat.messaging;

import com.byeolshow.broadcast.chat.ChatReplicas;
import com.byeolshow.broadcast.chat.model.ChatEvent;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.messaging.DirectEvents;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.web.RandomIds;
import org.springframework.stereotype.Component;

/** Reaches all replicas through one topic; the show is the key, so that all of them hear a room in the same order. */
@Component
class KafkaReplicas implements ChatReplicas {

    static final String TOPIC = "broadcast.chat";

    /** Key of what is about no show. */
    private static final String ALL = "replicas";

    private final DirectEvents events;
    private final RandomIds ids;
    private final String self;

    KafkaReplicas(DirectEvents events, RandomIds ids) {
        this.events = events;
        this.ids = ids;
        this.self = ids.next();
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public void tell(ShowId show, String id, ChatEvent event, Runnable onLost) {
        send(show.toString(), id, ChatNews.of(self, event), onLost);
    }

    /** Asks all others to say who is where. */
    void hello() {
        send(ALL, ids.next(), ChatNews.hello(self), () -> {});
    }

    private void send(String key, String id, ChatNews news, Runnable onLost) {
        events.send(new OutgoingEvent(TOPIC, ChatNews.TYPE, key, news), id, onLost);
    }
}
