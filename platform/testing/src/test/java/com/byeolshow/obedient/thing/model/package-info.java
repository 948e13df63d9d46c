/** Keeps every house rule. */
@NullMarked
package com.byeolshow.obedient.thing.model;

import org.jspecify.annotations.NullMarked;
