/** Commands of staff that may be sent twice: {@code IdempotencyKey} and the answers kept under it. */
@NullMarked
package com.byeolshow.commerce.repeat;

import org.jspecify.annotations.NullMarked;
