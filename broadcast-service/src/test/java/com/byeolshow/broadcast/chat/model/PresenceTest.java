package com.byeolshow.broadcast.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private static final Duration SILENCE = Duration.ofSeconds(10);

    record Said(String replica, int members) {}

    private final Presence presence = new Presence();

    @Test
    void aSilentReplicaIsForgottenWithItsMembers() {
        presence.heard("a", 3, 0);
        presence.heard("b", 2, seconds(8));
        assertThat(presence.expire("me", SILENCE, seconds(10))).isFalse();
        assertThat(presence.total()).isEqualTo(5);
        assertThat(presence.expire("me", SILENCE, seconds(11))).isTrue();
        assertThat(presence.total()).isEqualTo(2);
        assertThat(presence.expire("me", SILENCE, seconds(11))).isFalse();
    }

    @Test
    void aReplicaNeedNotTellItself() {
        presence.heard("me", 3, 0);
        assertThat(presence.expire("me", SILENCE, seconds(1_000))).isFalse();
        assertThat(presence.total()).isEqualTo(3);
    }

    @Test
    void aReplicaThatComesBackCountsAgain() {
        presence.heard("a", 3, 0);
        assertThat(presence.expire("me", SILENCE, seconds(11))).isTrue();
        presence.heard("a", 4, seconds(12));
        assertThat(presence.total()).isEqualTo(4);
    }

    @Property
    void theTotalIsTheSumOfWhatEachSaidLast(@ForAll("news") List<Said> news) {
        var counted = new Presence();
        Map<String, Integer> last = new HashMap<>();
        news.forEach(said -> {
            counted.heard(said.replica(), said.members(), 0);
            last.put(said.replica(), said.members());
        });
        assertThat(counted.total())
                .isEqualTo(last.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Provide
    Arbitrary<List<Said>> news() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, 5_000))
                .as(Said::new)
                .list();
    }

    private static long seconds(long value) {
        return Duration.ofSeconds(value).toNanos();
    }
}
