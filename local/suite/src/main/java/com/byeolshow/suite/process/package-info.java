/** Child processes: start, watch, read their last lines, measure, stop. */
@NullMarked
package com.byeolshow.suite.process;

import org.jspecify.annotations.NullMarked;
