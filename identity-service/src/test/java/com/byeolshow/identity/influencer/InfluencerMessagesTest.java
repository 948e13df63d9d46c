package com.byeolshow.identity.influencer;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.identity.account.CustomerId;
import com.byeolshow.identity.image.Picture;
import com.byeolshow.identity.image.Pictures;
import com.byeolshow.platform.images.store.ImageId;
import com.byeolshow.platform.messaging.OutgoingEvent;
import com.byeolshow.platform.testing.EventContracts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The samples in the contracts are what this service writes. */
public class InfluencerMessagesTest {

    private static final CustomerId LUNA = new CustomerId("7Jw2Bq5nZd0TvAcP4xMf3N");
    private static final Instant CREATED = Instant.parse("2030-05-01T11:00:00Z");

    @Test
    void grantIsWrittenAsTheSample() {
        assertWritten("granted", granted());
    }

    @Test
    void revocationIsWrittenAsTheSample() {
        assertWritten("revoked", revoked());
    }

    public static OutgoingEvent granted() {
        return InfluencerMessages.state(new Influencer.Shown(
                new Influencer(LUNA, "안녕하세요", List.of("뷰티"), true, CREATED, 12, 1),
                "루나",
                new Pictures(picture("face"), picture("luna"))));
    }

    public static OutgoingEvent revoked() {
        return InfluencerMessages.state(
                new Influencer.Shown(new Influencer(LUNA, "", List.of(), false, CREATED, 0, 2), "루나", Pictures.NONE));
    }

    private static void assertWritten(String sample, OutgoingEvent event) {
        String expected = EventContracts.sample("identity.influencer.v1", sample);

        EventContracts.assertValid("identity.influencer.v1", expected);
        assertThat(event.topic()).isEqualTo("identity.influencers");
        assertThat(event.key()).isEqualTo(LUNA.value());
        assertThat(EventContracts.asEvent(Objects.requireNonNull(event.data())).toString())
                .isEqualTo(JsonMapper.shared().readTree(expected).toString());
    }

    private static Picture picture(String name) {
        String address = "https://img.example/" + name;
        return new Picture(new ImageId(name), address + ".jpg", address + "-480.jpg", address + "-120.jpg");
    }
}
