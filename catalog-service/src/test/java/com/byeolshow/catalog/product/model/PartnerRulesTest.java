package com.byeolshow.catalog.product.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.byeolshow.catalog.product.model.PartnerRules.Naming.Named;
import com.byeolshow.catalog.product.model.PartnerRules.Naming.Refused;
import org.junit.jupiter.api.Test;

class PartnerRulesTest {

    @Test
    void nameIsTrimmedAndBounded() {
        assertThat(PartnerRules.read(" 별상점 ")).isEqualTo(new Named("별상점"));
        assertThat(PartnerRules.read("가".repeat(100))).isInstanceOf(Named.class);
        assertThat(PartnerRules.read("가".repeat(101))).isInstanceOf(Refused.class);
        assertThat(PartnerRules.read(" ")).isInstanceOf(Refused.class);
        assertThat(PartnerRules.read(null)).isInstanceOf(Refused.class);
    }
}
