package com.byeolshow.catalog.banner.model;

/** What became of a draft. */
public sealed interface BannerShaping {

    record Shaped(Banner banner) implements BannerShaping {}

    record Refused(BannerProblem problem) implements BannerShaping {}
}
