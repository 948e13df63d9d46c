package com.byeolshow.platform.web.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class CallerAddressTest {

    private static final CallerAddress CALLERS =
            new CallerAddress(new CallerSettings(List.of(AddressBlock.valueOf("10.0.0.0/8"))));

    private static String address(CallerAddress callers, String peer, @Nullable String forwarded) {
        var request = MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(peer, 40_000));
        if (forwarded != null) {
            request.header("X-Forwarded-For", forwarded);
        }
        return callers.of(request.build());
    }

    @ParameterizedTest(name = "{0} says {1}: {2}")
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
                    10.1.2.3     | 198.51.100.7               | 198.51.100.7
                    10.1.2.3     | 192.0.2.1, 198.51.100.7    | 198.51.100.7
                    10.1.2.3     | -                          | 10.1.2.3
                    10.1.2.3     | nonsense                   | 10.1.2.3
                    10.1.2.3     | localhost                  | 10.1.2.3
                    198.51.100.9 | 203.0.113.5                | 198.51.100.9
                    10.1.2.3     | 2001:db8:1:2:ffff::9       | 20010db800010002/64
                    """)
    void onlyAGatewaySpeaksForOthers(String peer, @Nullable String forwarded, String counted) {
        assertThat(address(CALLERS, peer, forwarded)).isEqualTo(counted);
    }

    @Test
    void withoutGatewaysNobodySpeaksForOthers() {
        var alone = new CallerAddress(new CallerSettings(List.of()));

        assertThat(address(alone, "10.1.2.3", "198.51.100.7")).isEqualTo("10.1.2.3");
    }
}
