package com.byeolshow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplyTest {

    @Test
    void failuresThatDifferInIdsOnlyAreOneKind() {
        var one = new Reply(409, "order 3f9aK2mQ7xZpLw8RtYb5Vc of 2026110901 is gone");
        var other = new Reply(409, "order 8b1cJ4nS6vXqMe7TuWd9Az of 2026111200 is gone");

        assertThat(one.kind()).isEqualTo(other.kind()).startsWith("409 order");
        assertThat(new Reply(500, "order").kind()).isNotEqualTo(new Reply(400, "order").kind());
    }
}
