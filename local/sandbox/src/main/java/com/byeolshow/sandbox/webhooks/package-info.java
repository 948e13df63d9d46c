/** Delivers provider events to the product: signing, attempts, retries on the virtual clock. */
@NullMarked
package com.byeolshow.sandbox.webhooks;

import org.jspecify.annotations.NullMarked;
