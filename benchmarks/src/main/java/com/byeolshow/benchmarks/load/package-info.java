/** The crowd: customers, their requests, how long each took and how each failed. */
@NullMarked
package com.byeolshow.benchmarks.load;

import org.jspecify.annotations.NullMarked;
