/** What makes a shipping policy: drafts as staff send them, and the rules they must keep. */
@NullMarked
package com.byeolshow.commerce.shipping.model;

import org.jspecify.annotations.NullMarked;
