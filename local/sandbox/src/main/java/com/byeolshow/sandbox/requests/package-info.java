/** Remembers, with secrets masked, which calls reached the imitated APIs. */
@NullMarked
package com.byeolshow.sandbox.requests;

import org.jspecify.annotations.NullMarked;
