/** The goods on sale as the catalog announces them: a projection of its products. Glossary: offer, variant type. */
@NullMarked
package com.byeolshow.commerce.goods;

import org.jspecify.annotations.NullMarked;
