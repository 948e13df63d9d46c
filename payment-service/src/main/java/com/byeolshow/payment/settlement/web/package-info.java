/** The app's verification route and the provider's unsigned notices. */
@NullMarked
package com.byeolshow.payment.settlement.web;

import org.jspecify.annotations.NullMarked;
