/** Keeps every house rule. */
@NullMarked
package com.byeolshow.obedient.thing;

import org.jspecify.annotations.NullMarked;
