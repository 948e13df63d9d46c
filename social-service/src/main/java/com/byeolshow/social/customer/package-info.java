/** Whether a customer is still one. What is written about customers passes here, so that nothing stays of those who left. */
@NullMarked
package com.byeolshow.social.customer;

import org.jspecify.annotations.NullMarked;
