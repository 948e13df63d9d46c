/** Who follows whom, who wishes for what, and what people are told about it. */
@NullMarked
package com.byeolshow.social;

import org.jspecify.annotations.NullMarked;
