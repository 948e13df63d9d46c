/**
 * What happens here when an account is gone: alarms, names in chats, and all that a host leaves. Listens to
 * {@code identity.accounts}.
 */
@NullMarked
package com.byeolshow.broadcast.withdrawal;

import org.jspecify.annotations.NullMarked;
