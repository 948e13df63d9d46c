/** What happens here when an account is gone. Listens to {@code identity.accounts}. */
@NullMarked
package com.byeolshow.catalog.withdrawal;

import org.jspecify.annotations.NullMarked;
