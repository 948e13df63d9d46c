/** The page that shows every service's API. */
@NullMarked
package com.byeolshow.gateway.docs;

import org.jspecify.annotations.NullMarked;
