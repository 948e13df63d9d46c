package com.byeolshow.broadcast.show.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/** One show with the goods it presents. */
record MediaWithProducts(
        @JsonUnwrapped Media media,
        @JsonProperty("product_list") List<ProductCard> productList) {}
