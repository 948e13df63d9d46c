package com.byeolshow.catalog.banner.model;

import org.jspecify.annotations.Nullable;

/** What a banner is about, and with it where a tap on it leads. */
public sealed interface Theme {

    /** Its word in the app. */
    String kind();

    /** To discounted products within bounds. */
    record HotDeal(Bounds bounds) implements Theme {
        @Override
        public String kind() {
            return "hot-deal";
        }
    }

    /** To shows one can be reminded of. */
    record LiveAlarm() implements Theme {
        @Override
        public String kind() {
            return "live-alarm";
        }
    }

    /** To coupons. */
    record DiscountCoupon() implements Theme {
        @Override
        public String kind() {
            return "discount-coupon";
        }
    }

    /** To the products of its collections. */
    record Recommended() implements Theme {
        @Override
        public String kind() {
            return "recommended";
        }
    }

    /** Which discounts a hot deal is about. */
    sealed interface Bounds {

        /** Its word in the app. */
        String type();

        /**
         * Won off.
         *
         * @param min zero or more
         * @param max at least {@code min}; null when nothing bounds it
         */
        record Sums(long min, @Nullable Long max) implements Bounds {
            public Sums {
                if (min < 0 || (max != null && max < min)) {
                    throw new IllegalArgumentException("no bounds: " + min + " to " + max);
                }
            }

            @Override
            public String type() {
                return "fixed";
            }
        }

        /**
         * Percent off.
         *
         * @param min 0 to {@code max}
         * @param max up to 100
         */
        record Shares(long min, long max) implements Bounds {
            public Shares {
                if (min < 0 || max < min || max > 100) {
                    throw new IllegalArgumentException("no bounds: " + min + " to " + max);
                }
            }

            @Override
            public String type() {
                return "percentage";
            }
        }

        /** Won or percent. */
        long min();

        /** Won or percent; null when nothing bounds it. */
        default @Nullable Long upper() {
            return switch (this) {
                case Sums(var _, var max) -> max;
                case Shares(var _, var max) -> max;
            };
        }
    }
}
