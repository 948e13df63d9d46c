/** Opaque identifiers that repeat exactly for the same seed. */
@NullMarked
package com.byeolshow.sandbox.ids;

import org.jspecify.annotations.NullMarked;
