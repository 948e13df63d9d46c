/** Commands of staff that may be sent twice: {@code IdempotencyKey} and the answers kept under it. */
@NullMarked
package com.byeolshow.catalog.repeat;

import org.jspecify.annotations.NullMarked;
