/** Keeps every house rule. */
@NullMarked
package com.byeolshow.obedient;

import org.jspecify.annotations.NullMarked;
