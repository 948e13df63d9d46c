package com.byeolshow.platform.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Not while contracts are written, or it would write one. */
@DisabledIfSystemProperty(named = "byeolshow.contracts.write", matches = "true")
class ContractFileTest {

    @Test
    void whatWasNeverCommittedIsADifference() {
        assertThatThrownBy(() -> ContractFile.keep("http/nobody.yaml", "openapi: 3.1.0", "what nobody answers"))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("contracts/http/nobody.yaml is not what nobody answers; write it with")
                .hasMessageEndingWith("line 1: committed «(end)», now «openapi: 3.1.0»");
    }
}
