/** What buyers write about products: once for each line of a paid order, with pictures; staff may hide it. Listens to {@code commerce.orders} for who bought what. Glossary: a <em>purchase</em> is an order as reviews see it, a <em>line</em> one variant in it. */
@NullMarked
package com.byeolshow.catalog.review;

import org.jspecify.annotations.NullMarked;
