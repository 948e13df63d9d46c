package com.byeolshow.payment.ledger.web;

import com.byeolshow.payment.ledger.Ledger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The ledger as a whole, for staff. */
@RestController
class LedgerEndpoints {

    private final Ledger ledger;

    LedgerEndpoints(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What an account holds: positive is a debit. */
    record AccountTotal(String account, String currency, BigDecimal amount) {}

    /** @param sum of all accounts, per currency; anything but zero is a fault of ours */
    record LedgerTotals(List<AccountTotal> accounts, Map<String, BigDecimal> sum) {

        static LedgerTotals of(List<Ledger.Total> totals) {
            var sum = new TreeMap<String, BigDecimal>();
            totals.forEach(total -> sum.merge(total.currency(), total.amount(), BigDecimal::add));
            return new LedgerTotals(
                    totals.stream()
                            .map(total -> new AccountTotal(total.account(), total.currency(), total.amount()))
                            .toList(),
                    sum);
        }
    }

    @GetMapping("/v1/manager/payments/ledger")
    Mono<LedgerTotals> totals() {
        return ledger.totals().collectList().map(LedgerTotals::of);
    }
}
