/** What a customer is about to buy. Glossary: cart item, snapshot, edit. */
@NullMarked
package com.byeolshow.commerce.cart;

import org.jspecify.annotations.NullMarked;
