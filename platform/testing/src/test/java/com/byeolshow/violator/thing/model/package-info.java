/** Breaks each house rule once. */
@NullMarked
package com.byeolshow.violator.thing.model;

import org.jspecify.annotations.NullMarked;
