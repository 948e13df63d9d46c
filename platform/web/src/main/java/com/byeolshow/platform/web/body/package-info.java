/** How request bodies of the app arrive and how bare strings leave. */
@NullMarked
package com.byeolshow.platform.web.body;

import org.jspecify.annotations.NullMarked;
