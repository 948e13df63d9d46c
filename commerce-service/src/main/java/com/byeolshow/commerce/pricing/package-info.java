/** What things cost: unit prices after discount, value-added tax, sums of an order; pure. Glossary: price, discount, quote. */
@NullMarked
package com.byeolshow.commerce.pricing;

import org.jspecify.annotations.NullMarked;
