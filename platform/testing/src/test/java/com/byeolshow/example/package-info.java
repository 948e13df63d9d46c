/** A service as small as can be, on which the platform shows what it does. */
@NullMarked
package com.byeolshow.example;

import org.jspecify.annotations.NullMarked;
