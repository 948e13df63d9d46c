/** Who people are: accounts, sign-up, log-in, tokens, profiles and who may broadcast. */
@NullMarked
package com.byeolshow.identity;

import org.jspecify.annotations.NullMarked;
