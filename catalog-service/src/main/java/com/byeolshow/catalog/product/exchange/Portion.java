package com.byeolshow.catalog.product.exchange;

/**
 * A part of a file that is worked off in one step: whole products, unless one is too large.
 *
 * @param firstLine where it begins in the file, from 1
 * @param lines how many it has that are not blank
 * @param torn whether its last product goes on in the next portion
 */
record Portion(int firstLine, int lines, byte[] content, boolean torn) {}
