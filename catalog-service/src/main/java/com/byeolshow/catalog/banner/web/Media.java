package com.byeolshow.catalog.banner.web;

import com.byeolshow.catalog.show.Recording;
import com.byeolshow.catalog.show.Recording.LeadProduct;
import com.byeolshow.platform.web.SeoulTime;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A show as the app knows it, field by field as broadcast serves it; the misspelt one is what the app reads. */
record Media(
        @JsonProperty("vod_id") long vodId,
        String title,
        String notice,
        String description,
        @JsonProperty("influencer_id") String influencerId,
        @JsonProperty("influencer_name") String influencerName,
        @JsonProperty("influencer_thunmbnail") String influencerThumbnail,
        @JsonProperty("product_id") @Nullable String productId,
        @JsonProperty("product_name") @Nullable String productName,
        @JsonProperty("product_brand") @Nullable String productBrand,
        @JsonProperty("product_price") String productPrice,
        @JsonProperty("product_sale") String productSale,
        @JsonProperty("product_thumbnail") @Nullable String productThumbnail,

        @JsonProperty("mux_livestream_playback_id") @Nullable
        String livePlaybackId,

        @JsonProperty("mux_asset_playback_id") String recordedPlaybackId,
        String thumbnail,
        String status,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("vod_view_count") int views,
        @JsonProperty("push_count") int alarms) {

    /** What the app expects of a show that leads with no product. */
    private static final LeadProduct NONE = new LeadProduct("", null, "0원", "0", null, null);

    static Media of(Recording show) {
        var lead = Objects.requireNonNullElse(show.leadProduct(), NONE);
        return new Media(
                show.id(),
                show.title(),
                show.notice(),
                show.description(),
                show.influencerId(),
                show.influencerName(),
                Objects.requireNonNullElse(show.influencerThumbnail(), ""),
                lead.id().isEmpty() ? null : lead.id(),
                lead.name(),
                lead.brand(),
                lead.price(),
                lead.sale(),
                lead.thumbnail(),
                show.livePlaybackId(),
                show.vodPlaybackId(),
                show.thumbnailUrl(),
                "completed",
                SeoulTime.iso(show.startsAt()),
                show.viewCount(),
                show.alarmCount());
    }
}
