/** Who customers are to others, and whether they still are customers: what is written about them passes here, so that nothing stays of those who left. */
@NullMarked
package com.byeolshow.catalog.customer;

import org.jspecify.annotations.NullMarked;
