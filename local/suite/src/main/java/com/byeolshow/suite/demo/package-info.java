/** Demo data and the live show that is played at start. */
@NullMarked
package com.byeolshow.suite.demo;

import org.jspecify.annotations.NullMarked;
