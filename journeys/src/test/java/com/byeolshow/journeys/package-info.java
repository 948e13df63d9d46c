/** Whole stories through the gateway, as people and providers would play them. */
@NullMarked
package com.byeolshow.journeys;

import org.jspecify.annotations.NullMarked;
