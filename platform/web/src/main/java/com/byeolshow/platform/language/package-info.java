/** The two languages people are spoken to in, and sentences that say the same in both. Pure, so that rules may use it. */
@NullMarked
package com.byeolshow.platform.language;

import org.jspecify.annotations.NullMarked;
