package com.byeolshow.broadcast.show.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.testing.EventContracts;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The publisher reproduces every sample of its contracts. */
class AlarmEventTest {

    @Test
    void alarmsAreToldAsAgreed() {
        reproduces(AlarmMessages.set(), "broadcast.alarm-set.v1");
        reproduces(AlarmMessages.cleared(), "broadcast.alarm-cleared.v1");
    }

    private static void reproduces(OutgoingEvent event, String type) {
        assertThat(event.type()).isEqualTo(type);
        assertThat(event.topic()).isEqualTo("broadcast.alarms");
        assertThat(event.key()).isEqualTo("7");
        String sample = EventContracts.sample(type, "usual");
        String data =
                EventContracts.asEvent(Objects.requireNonNull(event.data())).toString();
        assertThat(JsonMapper.shared().readTree(data))
                .isEqualTo(JsonMapper.shared().readTree(sample));
        EventContracts.assertValid(type, sample);
    }
}
