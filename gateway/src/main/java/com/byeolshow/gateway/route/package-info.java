/** Which service owns a path: route, owner, access, lookup, alias. */
@NullMarked
package com.byeolshow.gateway.route;

import org.jspecify.annotations.NullMarked;
