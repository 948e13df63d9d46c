package com.byeolshow.commerce.cart.model;

import com.byeolshow.commerce.cart.CartItem;
import com.byeolshow.commerce.cart.CartProblem;
import java.util.List;
import java.util.Set;

/** What became of an edit: all of it or nothing. */
public sealed interface CartOutcome {

    /**
     * Done.
     *
     * @param leaving ids of lines that must be gone before the others are written: their goods are part of another line
     *     now, or the line itself holds other goods
     * @param written lines as they are now
     * @param results the line of each edit, in the order of the edits
     */
    record Edited(Set<String> leaving, List<CartItem> written, List<CartItem> results) implements CartOutcome {}

    record Refused(CartProblem problem) implements CartOutcome {}
}
