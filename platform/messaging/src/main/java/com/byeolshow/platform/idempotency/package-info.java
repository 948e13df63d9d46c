/**
 * Commands that may be sent twice: {@link com.byeolshow.platform.idempotency.IdempotencyKey} and the
 * {@link com.byeolshow.platform.idempotency.StoredAnswers} kept under it, in the transaction of the command.
 */
@NullMarked
package com.byeolshow.platform.idempotency;

import org.jspecify.annotations.NullMarked;
