/** Scenarios that put the launched suite under load and say what it cost. */
@NullMarked
package com.byeolshow.benchmarks;

import org.jspecify.annotations.NullMarked;
