package com.byeolshow.broadcast.sales.web;

import com.byeolshow.broadcast.sales.SummarizeShow;
import com.byeolshow.platform.security.Caller;
import com.byeolshow.platform.web.SeoulTime;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a show amounted to, for its host and for managers after its end. */
@RestController
class SummaryEndpoints {

    private final SummarizeShow summarizeShow;

    SummaryEndpoints(SummarizeShow summarizeShow) {
        this.summarizeShow = summarizeShow;
    }

    /**
     * A show that is over; money in whole won.
     *
     * @param viewers people who watched it while it was live, each once; who came for the recording is none
     * @param peakViewers most people in its chat at one time
     * @param messages said in its chat
     * @param topProducts at most five, best first
     */
    record SummaryAnswer(
            long showId,
            String startedAt,
            String endedAt,
            long durationSeconds,
            int viewers,
            int peakViewers,
            long messages,
            long orders,
            long units,
            long revenue,
            long refunded,
            long net,
            List<SalesAnswer.Product> topProducts) {

        static SummaryAnswer of(SummarizeShow.Summary summary) {
            var total = summary.sales().total();
            return new SummaryAnswer(
                    summary.show().id().value(),
                    SeoulTime.iso(summary.startedAt()),
                    SeoulTime.iso(summary.endedAt()),
                    summary.duration().toSeconds(),
                    summary.viewers(),
                    summary.chat().peakViewers(),
                    summary.chat().messages(),
                    total.orders(),
                    total.units(),
                    total.revenue(),
                    total.refunded(),
                    total.net(),
                    summary.topProducts().stream().map(SalesAnswer.Product::of).toList());
        }
    }

    @GetMapping("/v1/shows/{id}/summary")
    Mono<SummaryAnswer> summary(Caller caller, @PathVariable String id) {
        return summarizeShow.run(caller, id).map(SummaryAnswer::of);
    }
}
