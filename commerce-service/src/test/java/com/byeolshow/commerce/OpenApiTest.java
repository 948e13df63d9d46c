package com.byeolshow.commerce;

import com.byeolshow.platform.testing.OpenApiContract;
import com.byeolshow.platform.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@ServiceTest
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
