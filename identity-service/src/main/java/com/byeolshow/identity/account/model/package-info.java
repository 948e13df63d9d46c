/** What a sign-up must satisfy and why an account request is refused; no framework. */
@NullMarked
package com.byeolshow.identity.account.model;

import org.jspecify.annotations.NullMarked;
