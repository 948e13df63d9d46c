/** Breaks each house rule once. */
@NullMarked
package com.byeolshow.violator.thing.web;

import org.jspecify.annotations.NullMarked;
