/** HTTP of accounts: sign-up and alias check for the app, look-up for managers. */
@NullMarked
package com.byeolshow.identity.account.web;

import org.jspecify.annotations.NullMarked;
