package com.byeolshow.broadcast.chat.messaging;

import com.byeolshow.broadcast.chat.ArchiveChat;
import com.byeolshow.broadcast.chat.ArchiveChat.Happened;
import com.byeolshow.broadcast.chat.ChatRooms;
import com.byeolshow.broadcast.show.ShowId;
import com.byeolshow.platform.messaging.BatchSubscription;
import com.byeolshow.platform.messaging.LiveReading;
import com.byeolshow.platform.messaging.ReceivedEvent;
import com.byeolshow.platform.messaging.Topics;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Brings to the rooms of this replica what happens anywhere, and to the archive what is said. */
@Configuration(proxyBeanMethods = false)
class ChatListener {

    /** Longer than the archive's database may be away; no longer, as people's words are in it. */
    private static final Duration KEPT = Duration.ofDays(1);

    /** What the end of a show needs of {@code broadcast.ended.v1} and {@code broadcast.completed.v1}. */
    record OverShow(long showId) {}

    @Bean
    NewTopic chatTopic() {
        return Topics.brief(KafkaReplicas.TOPIC, KEPT);
    }

    @Bean
    LiveReading chatRoomsOfAllReplicas(ChatRooms rooms, KafkaReplicas replicas) {
        return LiveReading.of(KafkaReplicas.TOPIC)
                .on(ChatNews.TYPE, ChatNews.class, event -> hear(event, rooms, replicas))
                .onFollowing(replicas::hello);
    }

    private static void hear(ReceivedEvent<ChatNews> event, ChatRooms rooms, KafkaReplicas replicas) {
        ChatNews news = event.data();
        if (news.kind().equals(ChatNews.HELLO)) {
            if (!news.replica().equals(replicas.self())) {
                rooms.introduce();
            }
            return;
        }
        ShowId.of(event.key()).ifPresent(show -> news.event()
                .ifPresent(happened -> rooms.heard(show, news.replica(), event.id(), happened)));
    }

    /** The replica that ended a show tells its own rooms at once, this tells the others, and cannot get lost. */
    @Bean
    LiveReading endsOfShows(ChatRooms rooms) {
        return LiveReading.of("broadcast.lifecycle")
                .on("broadcast.ended.v1", OverShow.class, event -> over(rooms, event))
                .on("broadcast.completed.v1", OverShow.class, event -> over(rooms, event));
    }

    private static void over(ChatRooms rooms, ReceivedEvent<OverShow> event) {
        rooms.showEnded(new ShowId(event.data().showId()));
    }

    @Bean
    BatchSubscription<ChatNews> chatArchive(ArchiveChat archiveChat) {
        return new BatchSubscription<>(
                "broadcast.chat-archive",
                KafkaReplicas.TOPIC,
                ChatNews.TYPE,
                ChatNews.class,
                events -> archiveChat.run(
                        events.stream().flatMap(ChatListener::happened).toList()));
    }

    private static Stream<Happened> happened(ReceivedEvent<ChatNews> event) {
        return ShowId.of(event.key())
                .flatMap(show -> event.data().event().map(happened -> new Happened(show, happened)))
                .stream();
    }
}
