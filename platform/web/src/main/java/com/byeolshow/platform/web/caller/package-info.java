/** Where requests come from, for everything that is counted or limited per address. */
@NullMarked
package com.byeolshow.platform.web.caller;

import org.jspecify.annotations.NullMarked;
