package com.byeolshow.payment.ledger.model;

import java.math.BigDecimal;

/**
 * One line of a posting.
 *
 * @param amount positive for a debit, negative for a credit, never zero
 */
public record LedgerEntry(Account account, BigDecimal amount) {}
