/** The one door of the suite: it knows who owns a path and who may knock, and nothing about what is behind it. */
@NullMarked
package com.byeolshow.gateway;

import org.jspecify.annotations.NullMarked;
