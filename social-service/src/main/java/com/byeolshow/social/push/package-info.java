/** Notifications on devices: which devices a customer has, what is still to be sent to them, and sending it. */
@NullMarked
package com.byeolshow.social.push;

import org.jspecify.annotations.NullMarked;
