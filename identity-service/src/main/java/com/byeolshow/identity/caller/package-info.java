/** Where requests come from, for everything that is limited per address. */
@NullMarked
package com.byeolshow.identity.caller;

import org.jspecify.annotations.NullMarked;
