package com.byeolshow.sandbox.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededIdsTest {

    @Test
    void repeatsForTheSameSeedAndDiffersForAnother() {
        var first = new SeededIds(7);
        var id = first.letters("stream", 40);
        assertThat(new SeededIds(7).letters("stream", 40)).isEqualTo(id);
        assertThat(new SeededIds(8).letters("stream", 40)).isNotEqualTo(id);
        assertThat(first.letters("stream", 40)).isNotEqualTo(id);

        first.reset(7);
        assertThat(first.letters("stream", 40)).isEqualTo(id);
    }

    @Test
    void keepsTheAskedShape() {
        var ids = new SeededIds(1);
        for (var i = 0; i < 200; i++) {
            assertThat(ids.letters("a", 40)).matches("[0-9A-Za-z]{40}");
            assertThat(ids.hex("b", 40)).matches("[0-9a-f]{40}");
            assertThat(ids.digits("c", 12)).matches("[1-9][0-9]{11}");
        }
    }

    @Test
    void countsEachKindForItself() {
        var one = new SeededIds(7);
        one.letters("other", 10);
        assertThat(one.letters("stream", 40)).isEqualTo(new SeededIds(7).letters("stream", 40));
    }
}
