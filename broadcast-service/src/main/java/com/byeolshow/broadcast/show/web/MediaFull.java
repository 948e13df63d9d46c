package com.byeolshow.broadcast.show.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** What the host sees of an own show: every field, the products as one comma-joined text. */
record MediaFull(
        @JsonUnwrapped Media media,
        @JsonProperty("mux_livestream_id") String liveStreamId,
        @JsonProperty("mux_asset_id") @Nullable String assetId,
        @JsonProperty("product_list") String productList,
        @JsonProperty("finished_at") @Nullable String finishedAt,
        @JsonProperty("updated_at") String updatedAt) {}
