package com.byeolshow.catalog.banner.web;

import com.byeolshow.catalog.banner.BannerId;
import com.byeolshow.catalog.banner.BannerSheet;
import com.byeolshow.catalog.banner.BannerSheet.BoundsSheet;
import com.byeolshow.catalog.banner.ReadBanners;
import com.byeolshow.catalog.banner.model.BannerProblem.NoSuchCatalog;
import com.byeolshow.platform.web.problem.RefusedException;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Banners as the app reads them. */
@RestController
@RequestMapping("/catalog")
final class CatalogEndpoints {

    private final ReadBanners banners;

    CatalogEndpoints(ReadBanners banners) {
        this.banners = banners;
    }

    /** Contract row CA-01. */
    @GetMapping
    Mono<List<CatalogBody>> shown() {
        return banners.shown().map(shown -> shown.stream().map(CatalogBody::of).toList());
    }

    /** Contract row CA-02. */
    @GetMapping("/{catalogId}")
    Mono<List<Media>> recordings(@PathVariable String catalogId) {
        return Mono.justOrEmpty(BannerId.parse(catalogId))
                .switchIfEmpty(Mono.error(() -> new RefusedException(new NoSuchCatalog())))
                .flatMap(banners::recordings)
                .map(found -> found.stream().map(Media::of).toList());
    }

    /** A banner in the app's plain form. */
    record CatalogBody(
            @JsonProperty("_id") String id,
            String title,
            String description,
            Image image,
            String slug,
            Meta meta,
            String createdAt,
            String updatedAt) {

        static CatalogBody of(BannerSheet sheet) {
            return new CatalogBody(
                    sheet.id(),
                    sheet.title(),
                    sheet.description(),
                    new Image(sheet.imageUrl()),
                    sheet.slug(),
                    Meta.of(sheet),
                    sheet.createdAt(),
                    sheet.updatedAt());
        }
    }

    record Image(String url) {}

    /**
     * What a tap on the banner leads to.
     *
     * @param ids collections
     * @param type of a hot deal's discounts, {@code fixed} or {@code percentage}; null for other kinds
     * @param min of a hot deal, won or percent
     * @param max of a hot deal, won or percent; null when nothing bounds it
     */
    record Meta(
            List<String> ids,
            String kind,
            @Nullable String type,
            @Nullable Long min,
            @Nullable Long max) {

        static Meta of(BannerSheet sheet) {
            BoundsSheet bounds = sheet.discount();
            return bounds == null
                    ? new Meta(sheet.collectionIds(), sheet.kind(), null, null, null)
                    : new Meta(sheet.collectionIds(), sheet.kind(), bounds.type(), bounds.min(), bounds.max());
        }
    }
}
