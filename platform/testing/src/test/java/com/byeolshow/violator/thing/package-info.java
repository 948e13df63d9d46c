/** Breaks each house rule once. */
@NullMarked
package com.byeolshow.violator.thing;

import org.jspecify.annotations.NullMarked;
