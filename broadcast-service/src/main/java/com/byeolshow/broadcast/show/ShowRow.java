package com.byeolshow.broadcast.show;

import com.byeolshow.broadcast.show.model.Encoder;
import com.byeolshow.broadcast.show.model.Host;
import com.byeolshow.broadcast.show.model.HostedShow;
import com.byeolshow.broadcast.show.model.LeadProduct;
import com.byeolshow.broadcast.show.model.Program;
import com.byeolshow.broadcast.show.model.Show;
import com.byeolshow.broadcast.show.model.ShowState;
import com.byeolshow.broadcast.show.model.ShowState.Closed;
import com.byeolshow.broadcast.show.model.ShowState.Completed;
import com.byeolshow.broadcast.show.model.ShowState.Live;
import com.byeolshow.broadcast.show.model.ShowState.Ready;
import com.byeolshow.broadcast.show.model.ShowState.Recording;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Between the columns of a show and its record. */
final class ShowRow {

    /** Every show is read with its products and its host, so that no list asks again per row. */
    static final String SELECT = """
            SELECT s.*, ARRAY(SELECT p.product_id FROM show_products p WHERE p.show_id = s.id ORDER BY p.position)
                AS product_ids, coalesce(h.alias, '') AS host_name, coalesce(h.thumbnail_url, '') AS host_thumbnail,
                e.signal AS encoder_signal, e.since AS encoder_since
            FROM shows s LEFT JOIN hosts h ON h.influencer_id = s.influencer_id
            LEFT JOIN encoders e ON e.stream_id = s.stream_id
            """;

    /** How a state is written down. */
    record StateColumns(
            String status,
            @Nullable Instant liveSince,
            @Nullable Instant finishedAt,
            @Nullable String assetId,
            @Nullable String assetPlaybackId) {}

    private ShowRow() {}

    static HostedShow hosted(Readable row) {
        return new HostedShow(
                show(row),
                new Host(required(row, "host_name", String.class), required(row, "host_thumbnail", String.class)),
                encoder(row));
    }

    static Encoder encoder(Readable row) {
        String signal = row.get("encoder_signal", String.class);
        return signal == null
                ? Encoder.UNKNOWN
                : new Encoder(
                        Encoder.Signal.valueOf(signal.toUpperCase(Locale.ROOT)),
                        required(row, "encoder_since", Instant.class));
    }

    static Show show(Readable row) {
        return new Show(
                new ShowId(required(row, "id", Long.class)),
                required(row, "influencer_id", String.class),
                new Show.Feed(
                        required(row, "stream_id", String.class), required(row, "live_playback_id", String.class)),
                program(row),
                state(row),
                new Show.Tally(required(row, "view_count", Integer.class), required(row, "alarm_count", Integer.class)),
                required(row, "version", Long.class),
                required(row, "updated_at", Instant.class));
    }

    private static Program program(Readable row) {
        return new Program(
                required(row, "title", String.class),
                required(row, "notice", String.class),
                required(row, "description", String.class),
                new LeadProduct(
                        row.get("lead_id", String.class),
                        row.get("lead_name", String.class),
                        row.get("lead_brand", String.class),
                        row.get("lead_thumbnail", String.class),
                        required(row, "lead_price", String.class),
                        required(row, "lead_sale", String.class)),
                List.of(required(row, "product_ids", String[].class)),
                required(row, "starts_at", Instant.class));
    }

    private static ShowState state(Readable row) {
        String status = required(row, "status", String.class);
        return switch (status) {
            case "ready" -> new Ready();
            case "live" -> new Live(liveSince(row));
            case "close" -> new Closed(liveSince(row), required(row, "finished_at", Instant.class));
            case "completed" ->
                new Completed(
                        liveSince(row),
                        required(row, "finished_at", Instant.class),
                        new Recording(row.get("asset_id", String.class), row.get("asset_playback_id", String.class)));
            default -> throw new IllegalStateException("no such state of a show: " + status);
        };
    }

    private static Instant liveSince(Readable row) {
        return required(row, "live_since", Instant.class);
    }

    static StateColumns columnsOf(ShowState state) {
        return switch (state) {
            case Ready _ -> new StateColumns("ready", null, null, null, null);
            case Live(var since) -> new StateColumns("live", since, null, null, null);
            case Closed(var since, var finishedAt) -> new StateColumns("close", since, finishedAt, null, null);
            case Completed(var since, var finishedAt, var recording) ->
                new StateColumns("completed", since, finishedAt, recording.assetId(), recording.playbackId());
        };
    }

    static <T> T required(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }
}
