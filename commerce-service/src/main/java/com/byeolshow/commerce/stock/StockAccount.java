package com.byeolshow.commerce.stock;

/**
 * Everything that ever happened to one variant's units, added up from the journal and read together with the level.
 *
 * @param set units that managers have put in, less those they have taken out
 * @param promised units ever reserved for orders
 * @param sold units that left with paid orders
 * @param released units whose orders were cancelled before payment
 * @param restocked units that came back after refunds
 */
public record StockAccount(StockLevel level, long set, long promised, long sold, long released, long restocked) {

    /** Whether the level is explained by what happened, to the unit; anything else is a fault. */
    public boolean balanced() {
        return level.onHand() == set + restocked - sold && level.reserved() == promised - sold - released;
    }
}
