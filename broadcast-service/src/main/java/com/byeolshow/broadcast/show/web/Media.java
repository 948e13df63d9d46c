package com.byeolshow.broadcast.show.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A show as the app knows it. The misspelt {@code influencer_thunmbnail} is what the app reads. */
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
        @JsonProperty("mux_livestream_playback_id") String livePlaybackId,
        @JsonProperty("mux_asset_playback_id") @Nullable String recordedPlaybackId,
        String thumbnail,
        String status,
        @JsonProperty("started_at") String startedAt,
        @JsonProperty("vod_view_count") int views,
        @JsonProperty("push_count") int alarms) {}
