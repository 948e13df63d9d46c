/** An application that fails on demand, to see how its errors are answered. */
@NullMarked
package com.byeolshow.platform.web.example;

import org.jspecify.annotations.NullMarked;
