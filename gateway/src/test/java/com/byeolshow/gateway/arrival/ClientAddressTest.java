package com.byeolshow.gateway.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.byeolshow.platform.web.caller.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final List<AddressBlock> TRUSTED =
            List.of(AddressBlock.valueOf("10.0.0.0/8"), AddressBlock.valueOf("fd00::/8"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    7.7.7.7  | 1.1.1.1                   | 7.7.7.7
                    10.0.0.1 | 1.1.1.1                   | 1.1.1.1
                    10.0.0.1 | 6.6.6.6, 1.1.1.1          | 1.1.1.1
                    10.0.0.1 | 6.6.6.6, 1.1.1.1, 10.9.9.9| 1.1.1.1
                    10.0.0.1 | 1.1.1.1, unknown          | 10.0.0.1
                    10.0.0.1 | ''                        | 10.0.0.1
                    fd00::1  | 2001:db8::5               | 2001:db8::5
                    """)
    void onlyTrustedHopsAreBelieved(String peer, String forwardedFor, String client) {
        assertThat(ClientAddress.behind(InetAddress.ofLiteral(peer), List.of(forwardedFor), TRUSTED))
                .isEqualTo(InetAddress.ofLiteral(client));
    }

    @Test
    void severalHeadersReadAsOne() {
        assertThat(ClientAddress.behind(
                        InetAddress.ofLiteral("10.0.0.1"), List.of("6.6.6.6", "1.1.1.1, 10.0.0.2"), TRUSTED))
                .isEqualTo(InetAddress.ofLiteral("1.1.1.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,   10.255.0.1,   true",
        "10.0.0.0/8,   11.0.0.1,     false",
        "10.128.0.0/9, 10.127.0.1,   false",
        "10.128.0.0/9, 10.200.0.1,   true",
        "192.168.1.4,  192.168.1.4,  true",
        "192.168.1.4,  192.168.1.5,  false",
        "0.0.0.0/0,    8.8.8.8,      true",
        "0.0.0.0/0,    ::1,          false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false"
    })
    void blocksContainWhatTheirBitsSay(String block, String address, boolean inside) {
        assertThat(AddressBlock.valueOf(block).contains(InetAddress.ofLiteral(address)))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/x"})
    void whatIsNoBlockStopsTheStart(String text) {
        assertThatThrownBy(() -> AddressBlock.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
