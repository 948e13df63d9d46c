package com.byeolshow.broadcast.chat;

import com.byeolshow.platform.web.RandomIds;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What every room needs.
 *
 * @param dropped counts frames that slow viewers never saw
 * @param apart counts events that took effect on this replica alone, because the broker did not answer in time
 * @param muted counts words of muted viewers
 */
@Component
record ChatParts(
        FrameTexts texts,
        ChatSettings settings,
        RandomIds ids,
        Clock clock,
        Counter dropped,
        Counter apart,
        Counter muted) {

    @Autowired
    ChatParts(FrameTexts texts, ChatSettings settings, RandomIds ids, Clock clock, MeterRegistry meters) {
        this(
                texts,
                settings,
                ids,
                clock,
                Counter.builder("broadcast.chat.dropped").register(meters),
                Counter.builder("broadcast.chat.apart").register(meters),
                Counter.builder("broadcast.chat.muted").register(meters));
    }
}
