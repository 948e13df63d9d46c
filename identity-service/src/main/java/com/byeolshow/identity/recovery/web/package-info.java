/** HTTP of finding an id and of resetting a password, with the page behind the mailed link. */
@NullMarked
package com.byeolshow.identity.recovery.web;

import org.jspecify.annotations.NullMarked;
