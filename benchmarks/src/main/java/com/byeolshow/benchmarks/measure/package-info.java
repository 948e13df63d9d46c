/** What a load costs: processor time, garbage, statements, hot methods, and under which conditions. */
@NullMarked
package com.byeolshow.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
