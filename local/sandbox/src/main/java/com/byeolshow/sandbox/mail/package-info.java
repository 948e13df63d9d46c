/** Catches mail sent over SMTP and shows it to people and tests. */
@NullMarked
package com.byeolshow.sandbox.mail;

import org.jspecify.annotations.NullMarked;
