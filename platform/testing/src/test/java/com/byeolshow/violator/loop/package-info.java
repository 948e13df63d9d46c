/** Breaks each house rule once. */
@NullMarked
package com.byeolshow.violator.loop;

import org.jspecify.annotations.NullMarked;
