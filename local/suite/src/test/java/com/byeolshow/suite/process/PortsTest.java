package com.byeolshow.suite.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNotFree() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThat(Ports.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void freePortsAreDistinctAndCanBeListenedOn() {
        List<Integer> ports = Ports.anyFree(5, Set.of());
        assertThat(ports).hasSize(5).doesNotHaveDuplicates().anySatisfy(port -> new ServerSocket(port).close());
    }

    @Test
    void whatIsPromisedToSomebodyElseIsNotOffered() {
        Set<Integer> all = IntStream.range(20_000, 30_000).boxed().collect(Collectors.toSet());
        List<Integer> some = Ports.anyFree(3, Set.of());
        some.forEach(all::remove);

        assertThat(Ports.anyFree(1, all)).isSubsetOf(some);
    }

    @Test
    void aRowIsFreeFromItsFirstPortOn() {
        int first = Ports.anyFreeRow(3);
        assertThat(IntStream.range(first, first + 3).boxed().toList())
                .anySatisfy(port -> new ServerSocket(port).close());
    }
}
