/**
 * What a show sells while it is on air. Hears of orders, decides which show each belongs to, keeps the sums and tells
 * every replica when they change. Glossary: <em>airing</em> (a product listed by a show that was on air), <em>share</em>
 * (an order's part of a show's sales).
 */
@NullMarked
package com.byeolshow.broadcast.sales;

import org.jspecify.annotations.NullMarked;
