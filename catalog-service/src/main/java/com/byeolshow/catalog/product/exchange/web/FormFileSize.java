package com.byeolshow.catalog.product.exchange.web;

import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.codec.multipart.PartEventHttpMessageReader;

/** Lets a file in a form be as large as one that comes by itself: how large that is, the import says. */
@Configuration(proxyBeanMethods = false)
class FormFileSize {

    /** Last, because the limit on what a picture may take on disk holds for every reader of forms until then. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    CodecCustomizer filesAreMeasuredByTheImport() {
        return configurer -> configurer.defaultCodecs().configureDefaultCodec(codec -> {
            if (codec instanceof PartEventHttpMessageReader reader) {
                reader.setMaxPartSize(-1);
            }
        });
    }
}
