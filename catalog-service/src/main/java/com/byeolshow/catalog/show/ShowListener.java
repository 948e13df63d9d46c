package com.byeolshow.catalog.show;

import com.byeolshow.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows broadcast's shows. */
@Configuration(proxyBeanMethods = false)
class ShowListener {

    /**
     * As another consumer than the {@code catalog.shows} of before recordings were kept: it reads the topic from its
     * beginning, and so finds the recordings of shows that will never change again.
     */
    @Bean
    Subscription showsAndRecordings(KeepShow keepShow, ShownProducts shown) {
        return Subscription.toState("catalog.recorded-shows", "broadcast.shows")
                .on("broadcast.show.v1", ShowState.class, event -> keepShow.run(event.data()))
                .onTombstone(key -> shown.forget(Long.parseLong(key)));
    }
}
