package com.byeolshow.platform.testing;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.RequestResponsePact;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a consumer against what its pact says of a provider. */
public final class HttpPact {

    static {
        // Pact's own copy under target is of no interest and must not be merged with that of an earlier run.
        System.setProperty("pact.writer.overwrite", "true");
    }

    private HttpPact() {}

    /**
     * Plays one interaction and lets the consumer meet it: alone, as the same request may have other answers in other
     * states.
     *
     * @param consumer what the consumer does with a provider at this address; must make exactly that request
     * @throws AssertionError if the consumer fails, or asks something else or nothing
     */
    public static void meet(RequestResponsePact pact, String description, Consumer<URI> consumer) {
        List<Interaction> only = pact.getInteractions().stream()
                .filter(interaction -> interaction.getDescription().equals(description))
                .toList();
        if (only.size() != 1) {
            throw new AssertionError("%d interactions are called «%s»".formatted(only.size(), description));
        }
        var result = ConsumerPactRunnerKt.runConsumerTest(
                new RequestResponsePact(pact.getProvider(), pact.getConsumer(), only, Map.of()),
                MockProviderConfig.createDefault(PactSpecVersion.V3),
                (mock, _) -> {
                    consumer.accept(URI.create(mock.getUrl()));
                    return true;
                });
        if (!(result instanceof PactVerificationResult.Ok)) {
            throw new AssertionError("«%s» was not met: %s".formatted(description, result));
        }
    }
}
