/** Keeps every house rule. */
@NullMarked
package com.byeolshow.obedient.thing.web;

import org.jspecify.annotations.NullMarked;
