package com.byeolshow.catalog.product.exchange;

import org.jspecify.annotations.Nullable;

/**
 * How far an import is.
 *
 * @param state {@code uploading}, {@code waiting}, {@code working}, {@code finished} or {@code cancelled}
 * @param format {@code csv} or {@code jsonl}
 * @param charset {@code utf-8} or {@code cp949}; null until the upload is complete
 * @param lines of the file, blank ones and the line of titles not counted
 * @param done lines worked off
 * @param created products; so are changed, unchanged and refused
 * @param linesPerSecond since the work began; null before
 */
public record ImportSheet(
        String id,
        String state,
        String format,
        @Nullable String charset,
        boolean createPartners,
        long bytes,
        int lines,
        int done,
        int created,
        int changed,
        int unchanged,
        int refused,
        @Nullable Long linesPerSecond,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String finishedAt) {}
