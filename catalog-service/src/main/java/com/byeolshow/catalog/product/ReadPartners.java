package com.byeolshow.catalog.product;

import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.platform.web.Page;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists brands and vendors. */
@Component
public final class ReadPartners {

    private final Partners partners;

    ReadPartners(Partners partners) {
        this.partners = partners;
    }

    /** Those whose name contains the text, newest first, and one more than a page holds if there are more. */
    public Mono<List<Partner>> page(PartnerKind kind, String text, Page page) {
        return partners.page(kind, text, page);
    }
}
