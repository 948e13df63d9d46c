/** Virtual time that a test can freeze and advance, and the actions that fall due on it. */
@NullMarked
package com.byeolshow.sandbox.clock;

import org.jspecify.annotations.NullMarked;
