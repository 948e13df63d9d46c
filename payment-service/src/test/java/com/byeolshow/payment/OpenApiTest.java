package com.byeolshow.payment;

import com.byeolshow.platform.testing.OpenApiContract;
import org.junit.jupiter.api.Test;

@PaymentTest
class OpenApiTest {

    private final OpenApiContract contract;

    OpenApiTest(OpenApiContract contract) {
        this.contract = contract;
    }

    @Test
    void theServiceAnswersWhatItsContractSays() {
        contract.verify();
    }
}
