/** Reads what callers send, JSON or form, and says clearly what is wrong with it. */
@NullMarked
package com.byeolshow.sandbox.input;

import org.jspecify.annotations.NullMarked;
