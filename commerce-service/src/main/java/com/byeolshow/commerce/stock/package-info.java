/** How many units of a variant there are, promised and sold; publishes what is sellable. Glossary: on hand, reserved, available, portion, move. */
@NullMarked
package com.byeolshow.commerce.stock;

import org.jspecify.annotations.NullMarked;
