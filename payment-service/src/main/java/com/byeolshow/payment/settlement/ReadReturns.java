package com.byeolshow.payment.settlement;

import com.byeolshow.platform.web.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lists returns of money for staff. */
@Component
public class ReadReturns {

    private final ReturnRecords records;

    ReadReturns(ReturnRecords records) {
        this.records = records;
    }

    /**
     * One page, the oldest first.
     *
     * @param state null for all of them
     */
    public Mono<List<ReturnRecord>> run(@Nullable String state, Page page) {
        return records.page(state, page);
    }
}
