/** Breaks each house rule once. */
@NullMarked
package com.byeolshow.violator.thing.data;

import org.jspecify.annotations.NullMarked;
