/** One answer for whether every service is ready. */
@NullMarked
package com.byeolshow.gateway.health;

import org.jspecify.annotations.NullMarked;
