/** Sales as the host's screen reads them, once or live. */
@NullMarked
package com.byeolshow.broadcast.sales.web;

import org.jspecify.annotations.NullMarked;
