/** What a payment and an access token may become; pure. */
@NullMarked
package com.byeolshow.sandbox.iamport.model;

import org.jspecify.annotations.NullMarked;
