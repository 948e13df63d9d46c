package com.byeolshow.commerce.stock;

import com.byeolshow.platform.web.problem.Problem;
import java.util.Map;

/** Why stock cannot be taken, read or set. */
public sealed interface StockProblem extends Problem {

    /** Fewer units are left than were asked for. */
    record OutOfStock(String variantId) implements StockProblem {
        @Override
        public Summary summary() {
            return new Summary("out-of-stock", 409, "재고가 부족합니다.", "Not enough stock is left.");
        }

        @Override
        public Map<String, Object> fields() {
            return Map.of("variantId", variantId);
        }
    }

    /** Nobody has ever set a stock for this variant. */
    record NoStockKept(String variantId) implements StockProblem {
        @Override
        public Summary summary() {
            return new Summary("not-existed-stock", 404, "등록된 재고가 없습니다.", "No stock has been set for this variant.");
        }
    }

    /** By nothing, by an absurd number, or with too long a note. */
    record ImpossibleAdjustment(long mostUnits, int longestNote) implements StockProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "invalid-adjustment",
                    400,
                    "조정 수량은 0이 아닌 %,d 이하여야 하고 메모는 %d자까지입니다.",
                    "Adjust by at most %,d, but not by 0, with a note of at most %d characters.",
                    mostUnits,
                    longestNote);
        }
    }

    /** Missing, negative or absurdly large. */
    record ImpossibleQuantity(long most) implements StockProblem {
        @Override
        public Summary summary() {
            return new Summary(
                    "invalid-quantity", 400, "수량은 0 이상 %,d 이하여야 합니다.", "The quantity must be between 0 and %,d.", most);
        }
    }
}
