package com.byeolshow.catalog.product.model;

/**
 * Which hot deals are asked for: discounts of one type between two bounds, both included.
 *
 * @param least won or percent, zero or more
 * @param most won or percent; below {@code least} nothing fits
 */
public record DealRange(Type type, long least, long most) {

    /** What the bounds count: won off, or percent off. */
    public enum Type {
        FIXED,
        PERCENTAGE
    }

    public DealRange {
        if (least < 0 || most < 0) {
            throw new IllegalArgumentException("bounds are never below zero: " + least + ", " + most);
        }
    }

    public boolean holds(Discount discount) {
        return switch (discount) {
            case Discount.None _ -> false;
            case Discount.Fixed(var sum) -> type == Type.FIXED && within(sum.value());
            case Discount.Percentage(var percent) -> type == Type.PERCENTAGE && within(percent);
        };
    }

    private boolean within(long value) {
        return least <= value && value <= most;
    }
}
