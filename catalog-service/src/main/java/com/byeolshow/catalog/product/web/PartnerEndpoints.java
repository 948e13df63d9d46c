package com.byeolshow.catalog.product.web;

import com.byeolshow.catalog.product.PartnerKind;
import com.byeolshow.catalog.product.ReadPartners;
import com.byeolshow.catalog.product.RegisterPartner;
import com.byeolshow.catalog.product.RenamePartner;
import com.byeolshow.catalog.product.model.Partner;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.Page;
import com.byeolshow.platform.web.body.ClientBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Brands and vendors as staff keep them. */
@RestController
@RequestMapping("/v1/manager")
final class PartnerEndpoints {

    private static final int PAGE_SIZE = 100;

    private final ReadPartners partners;
    private final RegisterPartner register;
    private final RenamePartner rename;

    PartnerEndpoints(ReadPartners partners, RegisterPartner register, RenamePartner rename) {
        this.partners = partners;
        this.register = register;
        this.rename = rename;
    }

    /** A brand or vendor to be. */
    record PartnerDraft(@Nullable String name) {}

    /** A page of brands or vendors whose name contains the given text, newest first. */
    record PartnerPage(List<Partner> partners, int page, boolean hasMore) {}

    @GetMapping("/brands")
    Mono<PartnerPage> brands(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String page) {
        return list(PartnerKind.BRAND, text, page);
    }

    @PostMapping("/brands")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Partner> registerBrand(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody PartnerDraft draft) {
        return register.run(PartnerKind.BRAND, draft.name(), IdempotencyKey.of(caller.id(), key));
    }

    @PutMapping("/brands/{id}")
    Mono<Partner> renameBrand(@PathVariable String id, @ClientBody PartnerDraft draft) {
        return rename.run(PartnerKind.BRAND, id, draft.name());
    }

    @GetMapping("/vendors")
    Mono<PartnerPage> vendors(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String page) {
        return list(PartnerKind.VENDOR, text, page);
    }

    @PostMapping("/vendors")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Partner> registerVendor(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody PartnerDraft draft) {
        return register.run(PartnerKind.VENDOR, draft.name(), IdempotencyKey.of(caller.id(), key));
    }

    @PutMapping("/vendors/{id}")
    Mono<Partner> renameVendor(@PathVariable String id, @ClientBody PartnerDraft draft) {
        return rename.run(PartnerKind.VENDOR, id, draft.name());
    }

    private Mono<PartnerPage> list(PartnerKind kind, @Nullable String text, @Nullable String page) {
        var wanted = Page.of(page, PAGE_SIZE);
        return partners.page(kind, text == null ? "" : text, wanted)
                .map(found -> new PartnerPage(
                        found.stream().limit(PAGE_SIZE).toList(), wanted.number(), found.size() > PAGE_SIZE));
    }
}
