package com.byeolshow.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.platform.web.example.ExampleApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@SpringBootTest(
        classes = ExampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "logging.structured.format.console=")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UnreadableTargetsTest {

    private final int port;

    UnreadableTargetsTest(@LocalServerPort int port) {
        this.port = port;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '`', textBlock = """
                    /cart?x=a|b       ! "알 수 없는 예외가 발생했습니다."
                    /user?x={1}       ! {"error":{"message":"잘못된 요청입니다."}}
                    /nowhere?x=a|b    ! "code":"malformed-request"
                    /nowhere/%zz      ! "code":"malformed-request"
                    """)
    void aTargetThatIsNoUriIsRefusedInWords(String target, String words) throws IOException {
        assertThat(get(target)).startsWith("HTTP/1.1 400 ").contains(words);
    }

    @Test
    void problemDetailsOfItSpeakTheLanguageOfTheRequest() throws IOException {
        assertThat(get("/nowhere?x=a|b", "Accept-Language: de, en;q=0.5\r\n"))
                .containsIgnoringCase("Content-Language: en\r\n")
                .contains("The request cannot be read.");
        assertThat(get("/nowhere?x=a|b"))
                .containsIgnoringCase("Content-Language: ko\r\n")
                .contains("잘못된 요청입니다.");
    }

    @Test
    void anyOtherAnswerStaysAsItIs() throws IOException {
        assertThat(get("/cart?kind=malformed")).containsOnlyOnce("알 수 없는 예외");
        assertThat(get("/cart")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/empty")).startsWith("HTTP/1.1 400 ").endsWith("\r\n\r\n");
    }

    /** By hand: every client would mend or refuse such a target itself. */
    private String get(String target) throws IOException {
        return get(target, "");
    }

    private String get(String target, String headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                            .formatted(target, headers)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
