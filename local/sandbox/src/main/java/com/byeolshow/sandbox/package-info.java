/** A local stand-in for the outside world: video provider, payment provider and mail. */
@NullMarked
package com.byeolshow.sandbox;

import org.jspecify.annotations.NullMarked;
