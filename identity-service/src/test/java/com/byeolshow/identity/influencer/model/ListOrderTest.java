package com.byeolshow.identity.influencer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListOrderTest {

    @Test
    void onlyOneWordMeansPopular() {
        assertThat(ListOrder.of("popular")).isEqualTo(ListOrder.POPULAR);
        assertThat(ListOrder.of("new")).isEqualTo(ListOrder.NEWEST);
        assertThat(ListOrder.of("anything")).isEqualTo(ListOrder.NEWEST);
    }
}
