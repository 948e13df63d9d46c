/** Results, for people and for programs. */
@NullMarked
package com.byeolshow.benchmarks.report;

import org.jspecify.annotations.NullMarked;
