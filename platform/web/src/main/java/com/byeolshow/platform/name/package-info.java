/** What people may be called wherever others read it. Pure, so that rules may use it. */
@NullMarked
package com.byeolshow.platform.name;

import org.jspecify.annotations.NullMarked;
