/** Money as the whole suite counts it: whole won, nothing smaller, nothing else. */
@NullMarked
package com.byeolshow.platform.money;

import org.jspecify.annotations.NullMarked;
