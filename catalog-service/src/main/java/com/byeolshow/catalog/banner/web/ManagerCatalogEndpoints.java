package com.byeolshow.catalog.banner.web;

import com.byeolshow.catalog.banner.ArrangeBanners;
import com.byeolshow.catalog.banner.BannerId;
import com.byeolshow.catalog.banner.BannerSheet;
import com.byeolshow.catalog.banner.ChangeBanner;
import com.byeolshow.catalog.banner.CreateBanner;
import com.byeolshow.catalog.banner.DropBanner;
import com.byeolshow.catalog.banner.ReadBanners;
import com.byeolshow.catalog.banner.model.BannerDraft;
import com.byeolshow.catalog.banner.model.BannerProblem.NoSuchCatalog;
import com.byeolshow.platform.idempotency.IdempotencyKey;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.body.ClientBody;
import com.byeolshow.platform.web.problem.RefusedException;
import com.byeolshow.platform.web.problem.RequestProblem;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Banners as staff keep them. */
@RestController
@RequestMapping("/v1/manager/catalogs")
final class ManagerCatalogEndpoints {

    private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,18})\"?");

    private final ReadBanners read;
    private final CreateBanner create;
    private final ChangeBanner change;
    private final DropBanner drop;
    private final ArrangeBanners arrange;

    ManagerCatalogEndpoints(
            ReadBanners read, CreateBanner create, ChangeBanner change, DropBanner drop, ArrangeBanners arrange) {
        this.read = read;
        this.create = create;
        this.change = change;
        this.drop = drop;
        this.arrange = arrange;
    }

    /** Every banner's id once, in the order wanted. */
    record OrderDraft(@Nullable List<@Nullable String> ids) {}

    @GetMapping
    Mono<List<BannerSheet>> banners() {
        return read.sheets();
    }

    @GetMapping("/{id}")
    Mono<BannerSheet> banner(@PathVariable String id) {
        return parse(id).flatMap(read::sheet);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<BannerSheet> createBanner(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @ClientBody BannerDraft draft) {
        return create.run(draft, IdempotencyKey.of(caller.id(), key));
    }

    /** Replaces the whole banner if nobody changed it since the version named in If-Match or in the body. */
    @PutMapping("/{id}")
    Mono<BannerSheet> changeBanner(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @ClientBody BannerDraft draft) {
        return parse(id)
                .flatMap(known -> change.run(known, ifMatch == null ? draft : draft.madeFrom(version(ifMatch))));
    }

    /** Drops the banner, with If-Match only if nobody changed it since. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> dropBanner(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return parse(id).flatMap(known -> drop.run(known, ifMatch == null ? null : version(ifMatch)));
    }

    @PutMapping("/order")
    Mono<List<BannerSheet>> arrange(@ClientBody OrderDraft order) {
        var ids = Objects.requireNonNullElse(order.ids(), List.<@Nullable String>of());
        return arrange.run(
                ids.stream().map(id -> Objects.requireNonNullElse(id, "")).toList());
    }

    private static Mono<BannerId> parse(String id) {
        return Mono.justOrEmpty(BannerId.parse(id))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchCatalog())));
    }

    private static long version(String ifMatch) {
        var matcher = VERSION.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new RefusedException(new RequestProblem.Malformed("header If-Match"));
        }
        return Long.parseLong(matcher.group(1));
    }
}
