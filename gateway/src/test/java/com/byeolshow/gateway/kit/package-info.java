/** Back ends, tokens and clients for tests of the gateway. */
@NullMarked
package com.byeolshow.gateway.kit;

import org.jspecify.annotations.NullMarked;
