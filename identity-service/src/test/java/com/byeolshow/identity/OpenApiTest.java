package com.byeolshow.identity;

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
    void committedDescriptionIsTheService() {
        contract.verify();
    }
}
