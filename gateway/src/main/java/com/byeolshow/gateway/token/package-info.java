/** Who is calling: identity's keys, the verdict on a token, and the access a route asks for. */
@NullMarked
package com.byeolshow.gateway.token;

import org.jspecify.annotations.NullMarked;
