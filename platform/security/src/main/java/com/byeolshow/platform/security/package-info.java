/** Who is calling and what they may reach: token verification, roles, guarded routes, ownership. */
@NullMarked
package com.byeolshow.platform.security;

import org.jspecify.annotations.NullMarked;
