package com.byeolshow.gateway;

import com.byeolshow.gateway.kit.Client;
import com.byeolshow.gateway.kit.GatewayTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class CorsTest {

    @Nested
    @GatewayTest
    @ActiveProfiles("local")
    class Locally {

        @Autowired
        Client client;

        @Test
        void aPageOnAnyLocalPortMayCall() {
            preflight(client, "http://localhost:3000")
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Access-Control-Allow-Origin", "http://localhost:3000")
                    .expectHeader()
                    .doesNotExist("Access-Control-Allow-Credentials");
        }

        @Test
        void anAnswerLetsThePageReadTheToken() {
            client.call("GET", "/collections/")
                    .header("Origin", "http://localhost:5173")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .valueEquals("Access-Control-Allow-Origin", "http://localhost:5173")
                    .expectHeader()
                    .valueMatches("Access-Control-Expose-Headers", ".*Custom-Token.*");
        }

        @Test
        void otherOriginsGetNoPermission() {
            preflight(client, "https://evil.example").expectHeader().doesNotExist("Access-Control-Allow-Origin");
        }
    }

    @Nested
    @GatewayTest
    class InProduction {

        @Autowired
        Client client;

        @Test
        void noOriginIsListed() {
            preflight(client, "http://localhost:3000").expectHeader().doesNotExist("Access-Control-Allow-Origin");
        }

        @Test
        void anUnlistedOriginIsAnsweredWithoutPermissionToRead() {
            client.call("GET", "/collections/")
                    .header("Origin", "https://evil.example")
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist("Access-Control-Allow-Origin");
        }
    }

    private static ResponseSpec preflight(Client client, String origin) {
        return client.call("OPTIONS", "/user/")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "DELETE")
                .header("Access-Control-Request-Headers", "custom-token")
                .exchange();
    }
}
