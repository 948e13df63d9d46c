package com.byeolshow.catalog.banner.model;

import com.byeolshow.catalog.banner.BannerId;
import java.time.Instant;
import java.util.List;

/**
 * A banner of the app's front page.
 *
 * @param imageUrl absolute http(s) address
 * @param slug unique, for addresses
 * @param collectionIds categories it speaks of; a recommendation has at least one
 * @param version grows with every change, from 1
 */
public record Banner(
        BannerId id,
        String title,
        String description,
        String imageUrl,
        String slug,
        Theme theme,
        List<String> collectionIds,
        Window window,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
