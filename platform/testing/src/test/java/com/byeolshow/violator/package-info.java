/** Breaks each house rule once. */
@NullMarked
package com.byeolshow.violator;

import org.jspecify.annotations.NullMarked;
