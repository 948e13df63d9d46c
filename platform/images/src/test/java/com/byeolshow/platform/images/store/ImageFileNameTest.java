package com.byeolshow.platform.images.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileNameTest {

    private static final ImageId ID = new ImageId("0123456789ABCDEFGHIJkl");

    @Test
    void namesOfAnImageAreReadBack() {
        assertThat(ImageFileName.allOf(ID))
                .extracting(ImageFileName::toString)
                .containsExactly(ID + "-1080.jpg", ID + "-480.jpg", ID + "-120.jpg");
        assertThat(ImageFileName.of(ID + "-480.jpg")).contains(new ImageFileName(ID, ImageSize.MEDIUM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789ABCDEFGHIJkl",
                "0123456789ABCDEFGHIJkl-481.jpg",
                "0123456789ABCDEFGHIJkl-480.png",
                "0123456789ABCDEFGHIJkl-480.jpg\n",
                "0123456789ABCDEFGHIJk-480.jpg",
                "../0123456789ABCDEFGHI-480.jpg",
                "0123456789ABCDEFGHIJ/l-480.jpg",
                "..%2F..%2Fetc%2Fpasswd",
            })
    void everythingElseIsNoName(String text) {
        assertThat(ImageFileName.of(text)).isEmpty();
    }
}
