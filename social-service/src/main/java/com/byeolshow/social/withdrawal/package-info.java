/** What happens here when an account is gone. Listens to identity.accounts. */
@NullMarked
package com.byeolshow.social.withdrawal;

import org.jspecify.annotations.NullMarked;
