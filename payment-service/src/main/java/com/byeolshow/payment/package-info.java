/** Verifies the money customers pay through Iamport and returns what must go back. */
@NullMarked
package com.byeolshow.payment;

import org.jspecify.annotations.NullMarked;
