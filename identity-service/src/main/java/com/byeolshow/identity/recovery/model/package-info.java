/** What is told to people who cannot log in, and when a mail is worth another attempt; no framework. */
@NullMarked
package com.byeolshow.identity.recovery.model;

import org.jspecify.annotations.NullMarked;
