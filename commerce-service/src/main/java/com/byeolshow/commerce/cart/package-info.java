/** What a customer is about to buy. Glossary: cart item. */
@NullMarked
package com.byeolshow.commerce.cart;

import org.jspecify.annotations.NullMarked;
