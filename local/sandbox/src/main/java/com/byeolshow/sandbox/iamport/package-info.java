/** Imitates the Iamport REST API: tokens, payments, cancels, virtual accounts and webhooks. */
@NullMarked
package com.byeolshow.sandbox.iamport;

import org.jspecify.annotations.NullMarked;
