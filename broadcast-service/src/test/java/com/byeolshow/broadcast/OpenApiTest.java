package com.byeolshow.broadcast;

import com.byeolshow.platform.testing.OpenApiContract;
import org.junit.jupiter.api.Test;

@BroadcastTest
class OpenApiTest {

    private final OpenApiContract contract;

    OpenApiTest(OpenApiContract contract) {
        this.contract = contract;
    }

    @Test
    void answersWhatTheContractSays() {
        contract.verify();
    }
}
